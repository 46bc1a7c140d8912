package io.counterfoil.notification.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.notification.EndpointSettings;
import io.counterfoil.kernel.notification.EndpointTerms;
import io.counterfoil.notification.notice.NoticeKind;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AskingForTermsTest {
    private static final int DAY_SECONDS = 86_400;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order.created",
                "order.paid",
                "order.closed",
                "order.refunded",
                "refund.failed",
                "endpoint.disabled",
                "order.*",
                "endpoint.*",
                "channel.*",
                "channel.opened",
                "channel.collected"
            })
    void may_name_every_kind_that_is_told_or_will_be(String kind) {
        assertThatCode(() -> Wish.check(kinds(kind))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"order.lost", "order", "*", "order.", ".*", "order.*.*", "ORDER.PAID", "orders.*", ""})
    void may_name_no_other(String kind) {
        assertRefused("kind-unknown", "/kinds", kinds("order.paid", kind));
    }

    @Test
    void tells_all_of_a_family_to_who_asks_for_it() {
        assertThat(NoticeKind.ORDER_PAID.isAmong(Set.of("order.*"))).isTrue();
        assertThat(NoticeKind.ORDER_PAID.isAmong(Set.of("order.paid"))).isTrue();
        assertThat(NoticeKind.ORDER_PAID.isAmong(Set.of("endpoint.*", "order.closed")))
                .isFalse();
    }

    @Test
    void takes_a_word_of_visible_characters_up_to_the_limit() {
        assertThatCode(() -> Wish.check(word("success"))).doesNotThrowAnyException();
        assertThatCode(() -> Wish.check(word("x".repeat(Wish.SUCCESS_WORD_LENGTH_MAX))))
                .doesNotThrowAnyException();
        assertRefused("success-word-invalid", "/successWord", word("x".repeat(Wish.SUCCESS_WORD_LENGTH_MAX + 1)));
        assertRefused("success-word-invalid", "/successWord", word(""));
        assertRefused("success-word-invalid", "/successWord", word("all good"));
        assertRefused("success-word-invalid", "/successWord", word("成功"));
    }

    @Test
    void takes_a_schedule_by_its_name() {
        assertThatCode(() -> Wish.check(schedule("wechat", null))).doesNotThrowAnyException();
        assertThatCode(() -> Wish.check(schedule("standard", null))).doesNotThrowAnyException();
        assertRefused("schedule-unknown", "/schedule", schedule("hourly", null));
        assertRefused("schedule-twice", "/waits", schedule("wechat", List.of(5)));
    }

    @Test
    void takes_a_schedule_of_ones_own_within_limits() {
        int fewSeconds = (int) (Wish.WAITS_TOTAL_MAX.toSeconds() / Wish.WAITS_MAX);
        assertThatCode(() -> Wish.check(waits(Collections.nCopies(Wish.WAITS_MAX, fewSeconds))))
                .doesNotThrowAnyException();
        assertThatCode(() -> Wish.check(waits(List.of(1, DAY_SECONDS)))).doesNotThrowAnyException();
        assertThatCode(() -> Wish.check(waits(Collections.nCopies(7, DAY_SECONDS))))
                .doesNotThrowAnyException();
        assertRefused("waits-count", "/waits", waits(List.of()));
        assertRefused("waits-count", "/waits", waits(Collections.nCopies(Wish.WAITS_MAX + 1, 1)));
        assertRefused("wait-out-of-range", "/waits", waits(List.of(5, 0)));
        assertRefused("wait-out-of-range", "/waits", waits(List.of(DAY_SECONDS + 1)));
        var tooLong = IntStream.concat(IntStream.generate(() -> DAY_SECONDS).limit(7), IntStream.of(1));
        assertRefused("waits-too-long", "/waits", waits(tooLong.boxed().toList()));
    }

    @Test
    void waits_by_ones_own_schedule_by_the_named_one_or_as_usual() {
        var usual = Schedule.STANDARD;
        assertThat(Schedule.of(waits(List.of(5, 60)).terms(), usual).intervals())
                .containsExactly(Duration.ofSeconds(5), Duration.ofMinutes(1));
        assertThat(Schedule.of(schedule("wechat", null).terms(), usual)).isEqualTo(Schedule.WECHAT);
        assertThat(Schedule.of(EndpointTerms.USUAL, usual)).isEqualTo(usual);
    }

    private static EndpointSettings kinds(String... kinds) {
        return new EndpointSettings("https://shop.example/", Set.of(kinds), null, EndpointTerms.USUAL);
    }

    private static EndpointSettings word(String word) {
        return terms(new EndpointTerms(word, null, null, false));
    }

    private static EndpointSettings waits(List<Integer> seconds) {
        return schedule(null, seconds);
    }

    private static EndpointSettings schedule(@Nullable String name, @Nullable List<Integer> waits) {
        return terms(new EndpointTerms(null, name, waits, false));
    }

    private static EndpointSettings terms(EndpointTerms terms) {
        return new EndpointSettings("https://shop.example/", Set.of("order.paid"), null, terms);
    }

    private static void assertRefused(String code, String pointer, EndpointSettings settings) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> Wish.check(settings))
                .returns(code, Rejected::code)
                .returns(pointer, Rejected::pointer);
    }
}

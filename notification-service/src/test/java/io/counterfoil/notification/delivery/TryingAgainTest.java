package io.counterfoil.notification.delivery;

import static io.counterfoil.notification.delivery.Deliveries.DELIVERY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.counterfoil.kernel.id.Ids;
import io.counterfoil.kernel.notification.DeliveryId;
import io.counterfoil.notification.endpoint.Schedule;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TryingAgainTest {
    private static final int TENTH = 10;

    static Stream<Schedule> schedules() {
        return Stream.of(Schedule.WECHAT, Schedule.STANDARD);
    }

    @ParameterizedTest
    @CsvSource({
        "wechat, 15s 15s 30s 3m 10m 20m 30m 30m 30m 60m 3h 3h 3h 6h 6h",
        "standard, 5s 5m 30m 2h 5h 10h 14h 20h 24h"
    })
    void follows_the_published_schedule(String name, String published) {
        assertThat(Schedule.of(name).intervals().stream().map(TryingAgainTest::text))
                .containsExactly(published.replace("60m", "1h").split(" "));
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void waits_a_tenth_more_or_less_than_the_schedule_says(Schedule schedule) {
        var deliveries = IntStream.range(0, 100)
                .mapToObj(i -> new DeliveryId(Ids.derive("dl", Integer.toString(i))))
                .toList();
        for (int failures = 1; failures <= schedule.intervals().size(); failures++) {
            var interval = schedule.intervals().get(failures - 1);
            int failed = failures;
            var waits = deliveries.stream()
                    .map(delivery -> schedule.after(failed, delivery).orElseThrow())
                    .toList();
            assertThat(waits)
                    .allSatisfy(wait -> assertThat(wait)
                            .isBetween(
                                    interval.minus(interval.dividedBy(TENTH)),
                                    interval.plus(interval.dividedBy(TENTH))));
            assertThat(waits.stream().distinct().count()).isGreaterThan(deliveries.size() / 2);
        }
    }

    @Test
    void comes_back_a_little_later_than_it_was_told_to_and_never_earlier() {
        var asked = Duration.ofHours(1);
        var waits = IntStream.range(0, 100)
                .mapToObj(i -> new DeliveryId(Ids.derive("dl", Integer.toString(i))))
                .map(delivery -> Schedule.andALittle(asked, 1, delivery))
                .toList();
        assertThat(waits).allSatisfy(wait -> assertThat(wait).isBetween(asked, asked.plus(asked.dividedBy(TENTH))));
        assertThat(waits.stream().distinct().count()).isGreaterThan(waits.size() / 2);
    }

    @Test
    void waits_as_long_tomorrow_as_it_would_today() {
        assertThat(Schedule.WECHAT.after(3, DELIVERY)).contains(Duration.ofMillis(29_910));
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void comes_to_an_end_after_the_last_interval(Schedule schedule) {
        int last = schedule.intervals().size();
        assertThat(schedule.after(last, DELIVERY)).isPresent();
        assertThat(schedule.after(last + 1, DELIVERY)).isEmpty();
    }

    @Test
    void is_a_matter_of_something_that_failed() {
        assertThatIllegalArgumentException().isThrownBy(() -> Schedule.WECHAT.after(0, DELIVERY));
    }

    private static String text(Duration interval) {
        if (interval.toMinutes() == 0) return interval.toSeconds() + "s";
        return interval.toHours() == 0 ? interval.toMinutes() + "m" : interval.toHours() + "h";
    }
}

package io.counterfoil.order.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SchedulingTheAskingTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final VerificationTerms TERMS = new Binder(new MapConfigurationPropertySource())
            .bindOrCreate("counterfoil.verification", VerificationTerms.class);

    @Test
    void grows_as_documented_and_then_stays() {
        var asked = new ArrayList<Duration>();
        var last = NOON;
        for (int round = 0; round < 10; round++) {
            var next = TERMS.next(round, last, NOON.plus(Duration.ofDays(1)));
            asked.add(Duration.between(last, next));
            last = next;
        }
        assertThat(asked)
                .extracting(Duration::toSeconds)
                .containsExactly(5L, 15L, 30L, 60L, 180L, 300L, 600L, 1800L, 1800L, 1800L);
    }

    @Test
    void never_skips_the_expiry() {
        var expiry = NOON.plusSeconds(7);
        assertThat(TERMS.next(1, NOON, expiry)).isEqualTo(expiry);
        assertThat(TERMS.next(0, NOON, expiry)).isEqualTo(NOON.plusSeconds(5));
    }

    @Test
    void goes_on_after_the_expiry_where_the_provider_could_not_be_asked() {
        assertThat(TERMS.next(2, NOON, NOON)).isEqualTo(NOON.plusSeconds(30));
    }

    @Test
    void gives_up_a_day_after_the_expiry_and_not_before() {
        var limit = NOON.plus(Duration.ofHours(24));
        assertThat(TERMS.givesUp(limit, NOON)).isFalse();
        assertThat(TERMS.givesUp(limit.plusNanos(1), NOON)).isTrue();
    }

    @Test
    void needs_an_interval() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VerificationTerms(List.of(), Duration.ZERO, Duration.ZERO, Duration.ZERO));
    }
}

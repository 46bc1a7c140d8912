package io.counterfoil.channel.trading.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LookingAgainInAWindowTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LENGTH = Duration.ofHours(12);

    private final Window window = new Window(START.plus(LENGTH), LENGTH);

    @Test
    void happens_after_half_of_what_is_left_and_at_the_end() {
        assertThat(window.nextLook(START)).isEqualTo(START.plus(Duration.ofHours(6)));
        var nearTheEnd = START.plus(LENGTH).minus(Window.LOOK_AGAIN_MIN);
        assertThat(window.nextLook(nearTheEnd)).isEqualTo(START.plus(LENGTH));
        assertThat(window.nextLook(nearTheEnd.minusSeconds(1)))
                .isEqualTo(START.plus(LENGTH).minusSeconds(1));
    }

    @Test
    void happens_sooner_where_something_has_failed() {
        assertThat(window.nextTry(START)).isEqualTo(START.plus(Window.LOOK_AGAIN_MIN));
        assertThat(window.nextTry(window.endsAt().minusSeconds(1))).isEqualTo(window.endsAt());
    }

    @Test
    void happens_several_times_however_short_the_window_is() {
        var brief = new Window(START.plusSeconds(10), Duration.ofSeconds(10));
        assertThat(brief.nextTry(START)).isBefore(START.plusSeconds(1));
        var looks = 0;
        for (var now = START; !brief.isOver(now); now = brief.nextLook(now)) looks++;
        assertThat(looks).isBetween(5, Window.LOOKS_MAX);
    }

    @Test
    void comes_to_an_end() {
        int looks = 0;
        for (var now = START; !window.isOver(now); now = window.nextLook(now)) looks++;
        assertThat(looks).isLessThan(20);
    }

    @Test
    void is_alarming_in_the_last_quarter() {
        var lastQuarter = START.plus(Duration.ofHours(9));
        assertThat(window.isNearlyOver(lastQuarter)).isFalse();
        assertThat(window.isNearlyOver(lastQuarter.plusMillis(1))).isTrue();
        assertThat(window.isOver(window.endsAt().minusMillis(1))).isFalse();
        assertThat(window.isOver(window.endsAt())).isTrue();
    }
}

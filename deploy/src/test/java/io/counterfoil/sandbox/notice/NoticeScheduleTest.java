package io.counterfoil.sandbox.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoticeScheduleTest {
    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(15), Duration.ofMinutes(3));

    @Test
    void pauses_as_the_provider_does() {
        var schedule = new NoticeSchedule(PAUSES, 1);
        assertThat(schedule.pauseAfter(1)).contains(Duration.ofSeconds(15));
        assertThat(schedule.pauseAfter(2)).contains(Duration.ofMinutes(3));
    }

    @Test
    void ends_with_the_delivery_after_the_last_pause() {
        assertThat(new NoticeSchedule(PAUSES, 1).pauseAfter(3)).isEmpty();
    }

    @Test
    void goes_faster_by_the_factor() {
        assertThat(new NoticeSchedule(PAUSES, 60).pauseAfter(2)).contains(Duration.ofSeconds(3));
    }
}

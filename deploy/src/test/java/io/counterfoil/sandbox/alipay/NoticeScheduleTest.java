package io.counterfoil.sandbox.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticeScheduleTest {
    @ParameterizedTest
    @CsvSource({"1, PT4M", "2, PT10M", "3, PT10M", "4, PT1H", "5, PT2H", "6, PT6H", "7, PT15H"})
    void pauses_as_alipay_does(int deliveries, Duration pause) {
        assertThat(new NoticeSchedule(1).pauseAfter(deliveries)).contains(pause);
    }

    @Test
    void ends_with_the_eighth_delivery_within_twenty_five_hours() {
        var schedule = new NoticeSchedule(1);
        var whole = IntStream.rangeClosed(1, 7)
                .mapToObj(deliveries -> schedule.pauseAfter(deliveries).orElseThrow())
                .reduce(Duration.ZERO, Duration::plus);
        assertThat(schedule.pauseAfter(8)).isEmpty();
        assertThat(whole).isLessThan(Duration.ofHours(25));
    }

    @Test
    void goes_faster_by_the_factor() {
        assertThat(new NoticeSchedule(60).pauseAfter(1)).contains(Duration.ofSeconds(4));
    }
}

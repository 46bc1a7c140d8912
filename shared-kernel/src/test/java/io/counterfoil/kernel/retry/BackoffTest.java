package io.counterfoil.kernel.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
    @ParameterizedTest(name = "after {0} failures {1}")
    @CsvSource({"1, PT1S", "2, PT2S", "3, PT4S", "12, PT34M8S", "13, PT1H", "2147483647, PT1H"})
    void doubles_up_to_the_longest(int failures, Duration wait) {
        assertThat(new Backoff(Duration.ofSeconds(1), Duration.ofHours(1)).after(failures))
                .isEqualTo(wait);
    }
}

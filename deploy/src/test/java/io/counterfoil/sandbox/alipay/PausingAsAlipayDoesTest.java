package io.counterfoil.sandbox.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PausingAsAlipayDoesTest {
    @Test
    void takes_eight_deliveries_within_twenty_five_hours() {
        assertThat(AlipayNotifier.PAUSES)
                .extracting(Duration::toString)
                .containsExactly("PT4M", "PT10M", "PT10M", "PT1H", "PT2H", "PT6H", "PT15H");
        assertThat(AlipayNotifier.PAUSES.stream().reduce(Duration.ZERO, Duration::plus))
                .isLessThan(Duration.ofHours(25));
    }
}

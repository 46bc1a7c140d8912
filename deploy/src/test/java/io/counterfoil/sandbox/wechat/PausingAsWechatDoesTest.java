package io.counterfoil.sandbox.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PausingAsWechatDoesTest {
    @Test
    void takes_sixteen_deliveries_within_twenty_five_hours() {
        assertThat(WechatNotifier.PAUSES)
                .extracting(Duration::toString)
                .containsExactly(
                        "PT15S", "PT15S", "PT30S", "PT3M", "PT10M", "PT20M", "PT30M", "PT30M", "PT30M", "PT1H", "PT3H",
                        "PT3H", "PT3H", "PT6H", "PT6H");
        assertThat(WechatNotifier.PAUSES.stream().reduce(Duration.ZERO, Duration::plus))
                .isLessThan(Duration.ofHours(25));
    }
}

package io.counterfoil.channel.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTheTermsTest {
    private static TradingTerms terms(Duration settleDelay) {
        return new TradingTerms(settleDelay, false, Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT0.5S", "PT1.5S", "-PT1S"})
    void leaves_no_channel_without_a_window_of_whole_seconds(Duration delay) {
        assertThatIllegalArgumentException().isThrownBy(() -> terms(delay));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1S", "PT12H"})
    void takes_a_window_from_a_second_on(Duration delay) {
        assertThat(terms(delay).settleDelay()).isEqualTo(delay);
    }
}

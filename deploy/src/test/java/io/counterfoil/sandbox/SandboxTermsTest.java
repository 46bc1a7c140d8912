package io.counterfoil.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SandboxTermsTest {
    private static final Duration SHORTEST = Duration.ofNanos(1);

    @Test
    void let_time_run_as_it_does_or_faster() {
        assertThat(new SandboxTerms(1, SHORTEST, false).timeFactor()).isOne();
        assertThatIllegalArgumentException().isThrownBy(() -> new SandboxTerms(0, SHORTEST, false));
    }

    @Test
    void let_silence_take_some_time() {
        assertThat(new SandboxTerms(1, SHORTEST, false).silence()).isEqualTo(SHORTEST);
        assertThatIllegalArgumentException().isThrownBy(() -> new SandboxTerms(1, Duration.ZERO, false));
    }
}

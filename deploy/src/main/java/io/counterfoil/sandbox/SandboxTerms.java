package io.counterfoil.sandbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the sandbox is run.
 *
 * @param timeFactor how many times faster than the genuine provider the sandbox repeats its notices
 * @param silence how long a caller who gets no answer is kept waiting before the connection is dropped
 * @param open to other machines too: it has no keys, so that whoever reaches it may pay, and move time
 */
@ConfigurationProperties("counterfoil.sandbox")
public record SandboxTerms(
        @DefaultValue("1") int timeFactor,
        @DefaultValue("15s") Duration silence,
        @DefaultValue("false") boolean open) {
    public SandboxTerms {
        if (timeFactor < 1) throw new IllegalArgumentException("counterfoil.sandbox.time-factor: at least 1");
        if (!silence.isPositive())
            throw new IllegalArgumentException("counterfoil.sandbox.silence: longer than nothing");
    }
}

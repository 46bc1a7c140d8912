package io.counterfoil.sandbox;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the sandbox is run.
 *
 * @param timeFactor how many times faster than the genuine provider the sandbox repeats its notices
 * @param open to other machines too: it has no keys, so that whoever reaches it may pay, and move time
 */
@ConfigurationProperties("counterfoil.sandbox")
public record SandboxTerms(
        @DefaultValue("1") int timeFactor,
        @DefaultValue("false") boolean open) {
    public SandboxTerms {
        if (timeFactor < 1) throw new IllegalArgumentException("counterfoil.sandbox.time-factor: at least 1");
    }
}

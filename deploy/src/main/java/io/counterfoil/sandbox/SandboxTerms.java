package io.counterfoil.sandbox;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param timeFactor how many times faster than the genuine provider the sandbox repeats its notices */
@ConfigurationProperties("counterfoil.sandbox")
public record SandboxTerms(@DefaultValue("1") int timeFactor) {
    public SandboxTerms {
        if (timeFactor < 1) throw new IllegalArgumentException("counterfoil.sandbox.time-factor: at least 1");
    }
}

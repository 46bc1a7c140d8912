package io.counterfoil.sandbox;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The one door into the sandbox: import it and the providers are there. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@EnableConfigurationProperties(SandboxTerms.class)
public class SandboxModule {
    /** @throws IllegalStateException in production, where nobody may print money */
    SandboxModule(@Value("${counterfoil.mode:development}") String mode) {
        if (mode.equals("production")) throw new IllegalStateException("there is no sandbox in production mode");
    }
}

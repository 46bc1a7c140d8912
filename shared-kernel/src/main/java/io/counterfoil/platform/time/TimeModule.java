package io.counterfoil.platform.time;

import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives everybody the time: the true one in production, one that can be moved forward in development. */
@Configuration(proxyBeanMethods = false)
public class TimeModule {
    private static final String MODE = "counterfoil.mode";

    @Bean
    @ConditionalOnProperty(name = MODE, havingValue = "production")
    InstantSource systemClock() {
        return InstantSource.system();
    }

    @Bean
    @ConditionalOnProperty(name = MODE, havingValue = "development", matchIfMissing = true)
    MovableClock movableClock(JdbcClient sql) {
        return new MovableClock(sql);
    }
}

package io.counterfoil.platform.process;

import io.counterfoil.platform.eventlog.Commands;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Import it, run every step of a saga through {@link Stalls}, and what gets stuck is listed. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class ProcessModule {
    @Bean
    Stalls stalls(
            Commands commands, InstantSource clock, PlatformTransactionManager transactions, MeterRegistry registry) {
        return new RecordedStalls(commands, clock, transactions, registry);
    }

    @Bean
    MeterBinder stalledProcesses(StalledProcessTable table) {
        return registry -> Gauge.builder("process.stalled", table, StalledProcessTable::count)
                .register(registry);
    }
}

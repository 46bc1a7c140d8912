package io.counterfoil.platform.watch;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfiguration;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Import it, and operators see how commands and consumers fare. */
@Configuration(proxyBeanMethods = false)
public class WatchModule {
    @Bean
    Watch watch() {
        return new Watch();
    }

    @Bean
    ThisProcess thisProcess() {
        return ThisProcess.anew();
    }

    @Bean
    CommandMeters commandMeters(MeterRegistry registry) {
        return new CommandMeters(registry);
    }

    @Bean
    Batches batches(MeterRegistry registry) {
        return new Batches(registry);
    }

    @Bean
    ConfigurerModule watchedConsumers(Batches batches) {
        return configurer -> configurer
                .eventProcessing()
                .registerDefaultHandlerInterceptor((axon, consumer) -> batches.of(consumer));
    }

    @Bean
    ConsumerWatch consumerWatch(
            EventProcessingConfiguration processing, Batches batches, Positions positions, Watch watch) {
        return new ConsumerWatch(processing, batches, positions, watch);
    }

    @Bean
    Positions consumerPositions(JdbcClient sql, InstantSource clock, ThisProcess here) {
        return new Positions(sql, clock, here);
    }

    @Bean
    MeterBinder consumerMeters(EventProcessingConfiguration processing, ConsumerWatch consumers) {
        return new ConsumerMeters(processing, consumers);
    }

    @Bean
    MeterBinder sagaMeters(ListableBeanFactory beans, JdbcClient sql, Watch watch) {
        return new SagaMeters(beans, sql, watch);
    }
}

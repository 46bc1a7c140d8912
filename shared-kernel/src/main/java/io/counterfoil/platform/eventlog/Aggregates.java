package io.counterfoil.platform.eventlog;

import io.micrometer.core.instrument.MeterRegistry;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How aggregates are known, and kept from one command to the next. */
@Configuration(proxyBeanMethods = false)
class Aggregates {
    @Bean
    static AggregateRepositories aggregateRepositories() {
        return new AggregateRepositories();
    }

    @Bean
    StateMeters stateMeters(MeterRegistry registry) {
        return new StateMeters(registry);
    }

    @Bean
    SnapshotTaker snapshotTaker(JdbcClient sql, StateMeters meters) {
        return new SnapshotTaker(new Snapshots(sql), meters);
    }

    /** @param things a state is a few hundred bytes to, for a merchant with a thousand keys, a few hundred thousand */
    @Bean
    Memory memory(@Value("${counterfoil.aggregates.cached-max:10000}") long things, MeterRegistry registry) {
        return new Memory(things, registry);
    }

    @Bean
    States states(
            JdbcClient sql,
            @Qualifier("eventSerializer") Serializer events,
            Memory memory,
            SnapshotTaker snapshots,
            StateMeters meters) {
        return new States(new StreamReader(sql, events), memory, snapshots, meters);
    }
}

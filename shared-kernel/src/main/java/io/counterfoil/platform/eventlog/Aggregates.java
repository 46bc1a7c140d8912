package io.counterfoil.platform.eventlog;

import io.micrometer.core.instrument.MeterRegistry;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How aggregates are known, and kept from one command to the next. */
@Configuration(proxyBeanMethods = false)
class Aggregates {
    /** Once all beans are there and before anything starts that might send a command. */
    @Bean
    SmartInitializingSingleton aggregateCommands(
            ObjectProvider<Aggregate<?, ?, ?>> aggregates, CommandBus bus, States states, LogEngine log, LogEnd end) {
        var means = new Means(new CommandTargets(), states, log, end);
        return () -> aggregates.forEach(aggregate -> subscribe(aggregate, bus, means));
    }

    static <C, S, E> void subscribe(Aggregate<C, S, E> aggregate, CommandBus bus, Means means) {
        var decisions = aggregate instanceof Composite<C, S, E> composite
                ? new JointDecisions<>(composite, means)
                : new Decisions<>(aggregate, means);
        aggregate.commands().forEach(command -> bus.subscribe(command.getName(), decisions));
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

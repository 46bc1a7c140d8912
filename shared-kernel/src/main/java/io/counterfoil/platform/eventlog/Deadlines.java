package io.counterfoil.platform.eventlog;

import java.time.InstantSource;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurationScopeAwareProvider;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.dbscheduler.DbSchedulerDeadlineManager;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.serialization.Serializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the deadlines of every role are made of. */
@Configuration(proxyBeanMethods = false)
class Deadlines {
    @Bean
    DeadlinesTogether deadlinesTogether(
            JdbcTemplate sql, TransactionManager transactions, SagaTable sagas, SagaModels models, Serializer general) {
        return new DeadlinesTogether(sql, transactions, sagas, models, general);
    }

    @Bean
    Timers timers(
            DataSource dataSource,
            InstantSource clock,
            org.axonframework.config.Configuration axon,
            Serializer general,
            TransactionManager transactions,
            DeadlinesTogether together) {
        return new Timers(
                dataSource,
                clock,
                scheduler -> {
                    var stock = DbSchedulerDeadlineManager.builder()
                            .scheduler(scheduler)
                            .startScheduler(false)
                            .stopScheduler(false)
                            .scopeAwareProvider(new ConfigurationScopeAwareProvider(axon))
                            .serializer(general)
                            .transactionManager(transactions)
                            .useBinaryPojo(false);
                    var deadlines = new RoleDeadlines(stock, scheduler, general);
                    // Axon does this for commands and events only.
                    deadlines.registerHandlerInterceptor(
                            new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
                    return deadlines;
                },
                together);
    }

    /** What Axon itself holds on to: with several of one kind it would take the first, or its own in memory. */
    @Bean
    @Primary
    DeadlineManager deadlinesOfAllRoles(Timers timers) {
        return new DeadlinesOfAllRoles(timers);
    }
}

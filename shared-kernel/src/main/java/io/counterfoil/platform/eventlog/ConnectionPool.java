package io.counterfoil.platform.eventlog;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Every connection acts as the role that cannot change the log, whoever's account it was opened with, and none waits or
 * idles for ever.
 */
final class ConnectionPool implements BeanPostProcessor {
    private static final int CONSUMERS = 24;
    private static final int TIMERS = 12;
    private static final int REQUESTS = 16;

    /** Whoever holds one may wait for a command that needs another: all of them together never take the last. */
    static final int CONNECTIONS_MAX =
            CONSUMERS + TIMERS + REQUESTS + Commands.AT_ONCE_MAX + EventLogModule.RETRIES_AT_ONCE_MAX;

    private static final int IDLE_MIN = 8;

    private static final String ON_CONNECT = """
            set role counterfoil_application;
            set statement_timeout = '10s';
            set lock_timeout = '5s';
            set idle_in_transaction_session_timeout = '10s'
            """;

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool) {
            pool.setConnectionInitSql(ON_CONNECT);
            pool.setMaximumPoolSize(CONNECTIONS_MAX);
            pool.setMinimumIdle(IDLE_MIN);
        }
        return bean;
    }
}

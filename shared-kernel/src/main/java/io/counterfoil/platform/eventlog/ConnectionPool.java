package io.counterfoil.platform.eventlog;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Every connection acts as the role that cannot change the log, whoever's account it was opened with, and none waits or
 * idles for ever.
 */
final class ConnectionPool implements BeanPostProcessor {
    /** Threads of ours that hold one, each kind at its busiest. */
    private static final int CONSUMERS = 24;

    private static final int TIMERS = 12;
    private static final int REQUESTS = 16;
    /** Hundreds of notices are under way at once; so many of those that send them read at a time. */
    private static final int SENDERS = 16;
    /** The one that appends, the one that listens, the one that reads the end of the log, and those that read its pages. */
    private static final int LOG = 3 + LogPages.READERS_MAX;

    /**
     * Unless {@code spring.datasource.hikari.maximum-pool-size} says otherwise: one for each consumer of the log, timer,
     * request, sender of notices, command sent by these, and command tried again. Whoever holds one may wait for a command that needs another:
     * all of them together never take the last.
     */
    static final int CONNECTIONS_MAX =
            CONSUMERS + TIMERS + REQUESTS + SENDERS + LOG + Commands.AT_ONCE_MAX + EventLogModule.RETRIES_AT_ONCE_MAX;

    private static final int IDLE_MIN = 8;

    /** As long as others wait for a lock: who comes while the database is away is told so, and does not hang. */
    private static final long WAIT_MAX_MILLIS = 5_000;

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
            if (pool.getMaximumPoolSize() < 1) pool.setMaximumPoolSize(CONNECTIONS_MAX);
            pool.setConnectionTimeout(WAIT_MAX_MILLIS);
            pool.setMinimumIdle(Math.min(IDLE_MIN, pool.getMaximumPoolSize()));
        }
        return bean;
    }
}

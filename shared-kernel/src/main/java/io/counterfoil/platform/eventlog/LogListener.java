package io.counterfoil.platform.eventlog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Hears that something was appended, here or in another process, and wakes those who follow the log. */
final class LogListener implements SmartLifecycle {
    private static final int LISTEN_MILLIS = 1_000;
    private static final int LOOKS_A_CHECK = 10;
    private static final int ANSWER_SECONDS_MAX = 5;
    private static final Logger LOG = LoggerFactory.getLogger(LogListener.class);

    private final DataSource database;
    private final LogSignal signal;

    private volatile boolean running;

    LogListener(DataSource database, LogSignal signal) {
        this.database = database;
        this.signal = signal;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().daemon().name("log-listener").start(this::run);
    }

    private void run() {
        while (running) {
            try (var connection = database.getConnection()) {
                listen(connection);
            } catch (SQLException | RuntimeException e) {
                if (!running) return;
                LOG.warn("nobody says when something is appended; consumers look for it meanwhile: {}", e.toString());
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LISTEN_MILLIS));
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen event_log");
        }
        // What was appended while nobody listened.
        signal.give();
        var notifications = connection.unwrap(PGConnection.class);
        for (int looks = 1; running; looks++) {
            var heard = notifications.getNotifications(LISTEN_MILLIS);
            if (heard != null && heard.length > 0) signal.give();
            if (looks % LOOKS_A_CHECK == 0) requireThere(connection);
        }
        try (var statement = connection.createStatement()) {
            statement.execute("unlisten event_log");
        }
    }

    /** A database that is gone without a word is as silent as one in which nothing happens. */
    private static void requireThere(Connection connection) throws SQLException {
        if (!connection.isValid(ANSWER_SECONDS_MAX)) throw new SQLException("the database does not answer");
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}

package io.counterfoil.platform.eventlog;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.TransientDataAccessException;

/** Tells what passes by itself (the database is away, there is too much to do) from what is broken. */
public final class Outages {
    /** Connection lost, out of resources, shutting down, deadlock or serialization failure. */
    private static final Set<String> SQL_STATE_CLASSES = Set.of("08", "53", "57", "40");
    /** Others held a lock for too long: the log's, when there is too much to append. */
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private static final int CAUSES_MAX = 20;

    public static boolean isOne(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int i = 0; cause != null && i < CAUSES_MAX; i++) {
            if (passes(cause)) return true;
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean passes(Throwable cause) {
        return switch (cause) {
            case SQLTransientException _, TransientDataAccessException _, RejectedExecutionException _ -> true;
            case ConcurrencyException _, AggregateStreamCreationException _, LockAcquisitionFailedException _ -> true;
            case SQLException sql ->
                Optional.ofNullable(sql.getSQLState())
                        .filter(state -> state.length() == 5)
                        .filter(Outages::passes)
                        .isPresent();
            default -> false;
        };
    }

    private static boolean passes(String sqlState) {
        return SQL_STATE_CLASSES.contains(sqlState.substring(0, 2)) || sqlState.equals(LOCK_NOT_AVAILABLE);
    }

    private Outages() {}
}

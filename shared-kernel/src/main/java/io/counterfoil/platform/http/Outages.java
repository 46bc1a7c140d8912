package io.counterfoil.platform.http;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/** Tells what passes by itself (the database is away, there is too much to do) from what is broken. */
final class Outages {
    /** Connection lost, out of resources, shutting down, deadlock or serialization failure. */
    private static final Set<String> SQL_STATE_CLASSES = Set.of("08", "53", "57", "40");

    private static final int CAUSES_MAX = 20;

    static boolean isOne(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int i = 0; cause != null && i < CAUSES_MAX; i++) {
            if (passes(cause)) return true;
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean passes(Throwable cause) {
        return switch (cause) {
            case SQLTransientException _, RejectedExecutionException _ -> true;
            case ConcurrencyException _, AggregateStreamCreationException _ -> true;
            case SQLException sql ->
                Optional.ofNullable(sql.getSQLState())
                        .filter(state -> state.length() == 5)
                        .filter(state -> SQL_STATE_CLASSES.contains(state.substring(0, 2)))
                        .isPresent();
            default -> false;
        };
    }

    private Outages() {}
}

package io.counterfoil.platform.eventlog;

import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.springframework.core.NestedExceptionUtils;

/** Tells a place in a stream that somebody else took first from every other failure, which no retry would cure. */
final class StreamConflicts implements PersistenceExceptionResolver {
    private static final String ONE_EVENT_A_PLACE = "event_stream_sequence_key";

    @Override
    public boolean isDuplicateKeyViolation(Exception failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure) instanceof PSQLException cause
                && PSQLState.UNIQUE_VIOLATION.getState().equals(cause.getSQLState())
                && cause.getServerErrorMessage() != null
                && ONE_EVENT_A_PLACE.equals(cause.getServerErrorMessage().getConstraint());
    }
}

package io.counterfoil.platform.eventlog;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What the handlers of a batch have done since it began, or since it parked an event. To undo what one of them did all of it is
 * undone, and the others' is done again: failures are rare, and a savepoint for each event is two round trips.
 */
final class Stretch {
    private static final String RESOURCE = Stretch.class.getName();

    private final BatchingUnitOfWork<?> batch;
    private final JdbcTemplate sql;
    private final List<Step> done = new ArrayList<>();

    /** Nothing in the transaction must stay: it begins where the transaction does. */
    private boolean beginsTheBatch = true;

    private @Nullable Savepoint begin;
    private boolean brokenOff;

    private Stretch(BatchingUnitOfWork<?> batch, JdbcTemplate sql) {
        this.batch = batch;
        this.sql = sql;
    }

    /** The one that the batch is in. */
    static Stretch of(BatchingUnitOfWork<?> batch, JdbcTemplate sql) {
        return batch.getOrComputeResource(RESOURCE, _ -> new Stretch(batch, sql));
    }

    /** How one handler deals with one event. */
    interface Step {
        Message<?> event();

        @Nullable Object run() throws Exception;

        /** Whether it failed before when it was done again. */
        boolean runsOnlyOnce();

        /** What the batch has done is undone and cannot be done again: it is not to be committed. */
        void failedAgain(Throwable failure);
    }

    /** Does all that the step says, or nothing. */
    @Nullable Object handle(Step step) throws Exception {
        if (brokenOff) throw new IllegalStateException("the batch is handled again from its beginning");
        if (step.runsOnlyOnce()) end();
        if (!beginsTheBatch && begin == null) begin();
        try {
            var result = step.run();
            if (step.runsOnlyOnce()) end();
            else done.add(step);
            return result;
        } catch (Exception | Error failure) {
            goBack(failure);
            throw failure;
        }
    }

    private void goBack(Throwable failure) {
        try {
            undo();
            redo();
        } catch (RuntimeException | Error lost) {
            brokenOff = true;
            failure.addSuppressed(lost);
        }
    }

    private void begin() {
        begin = sql.execute((ConnectionCallback<Savepoint>) Connection::setSavepoint);
        whoWaits(waiting -> waiting.savepoint(this));
    }

    /** Spring tells whoever waits for the commit of savepoints of its own only. */
    private static void whoWaits(Consumer<TransactionSynchronization> who) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.getSynchronizations().forEach(who);
        }
    }

    /** All that was done so far stays done, whatever fails after it. */
    void end() {
        var ended = begin;
        if (ended != null) onConnection(connection -> connection.releaseSavepoint(ended));
        begin = null;
        beginsTheBatch = false;
        done.clear();
    }

    private void undo() {
        var savepoint = begin;
        onConnection(connection -> {
            if (savepoint == null) connection.rollback();
            else connection.rollback(savepoint);
        });
        whoWaits(waiting -> waiting.savepointRollback(this));
    }

    private interface Work {
        void on(Connection connection) throws SQLException;
    }

    private void onConnection(Work work) {
        sql.execute((ConnectionCallback<@Nullable Void>) connection -> {
            work.on(connection);
            return null;
        });
    }

    private void redo() {
        var present = batch.getMessage();
        for (var step : done) {
            // What it sends says of itself that this event has led to it.
            batch.transformMessage(_ -> step.event());
            try {
                step.run();
            } catch (Exception | Error failure) {
                brokenOff = true;
                step.failedAgain(failure);
                break;
            }
        }
        batch.transformMessage(_ -> present);
    }
}

package io.counterfoil.platform.eventlog;

import static org.springframework.transaction.support.TransactionSynchronizationManager.bindResource;
import static org.springframework.transaction.support.TransactionSynchronizationManager.getResource;
import static org.springframework.transaction.support.TransactionSynchronizationManager.isSynchronizationActive;
import static org.springframework.transaction.support.TransactionSynchronizationManager.registerSynchronization;
import static org.springframework.transaction.support.TransactionSynchronizationManager.unbindResource;
import static org.springframework.transaction.support.TransactionSynchronizationManager.unbindResourceIfPossible;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.transaction.support.TransactionSynchronization;

/**
 * What one transaction adds, row by row, written together just before it commits; without a transaction, each row at once.
 * What is added after a savepoint that is rolled back to is not written. Where the writing fails, the whole transaction does:
 * whoever added a row is done by then.
 */
public final class Gathering<T> {
    private final Consumer<List<T>> write;
    private final Consumer<List<T>> committed;

    /**
     * @param write in the transaction; it may not add to what others gather
     * @param committed is told of the rows once they are durable
     */
    public Gathering(Consumer<List<T>> write, Consumer<List<T>> committed) {
        this.write = write;
        this.committed = committed;
    }

    public Gathering(Consumer<List<T>> write) {
        this(write, _ -> {});
    }

    public void add(T row) {
        if (isSynchronizationActive()) {
            gathered().rows.add(row);
        } else {
            write.accept(List.of(row));
            committed.accept(List.of(row));
        }
    }

    @SuppressWarnings("unchecked") // bound below
    private Gathered gathered() {
        var there = (Gathered) getResource(this);
        if (there != null) return there;
        var gathered = new Gathered();
        bindResource(this, gathered);
        registerSynchronization(gathered);
        return gathered;
    }

    private final class Gathered implements TransactionSynchronization {
        private final List<T> rows = new ArrayList<>();
        /** How many rows there were at each. One that is older than all of this is not told of. */
        private final IdentityHashMap<Object, Integer> savepoints = new IdentityHashMap<>();

        @Override
        public void savepoint(Object savepoint) {
            savepoints.put(savepoint, rows.size());
        }

        @Override
        public void savepointRollback(Object savepoint) {
            rows.subList(Math.min(savepoints.getOrDefault(savepoint, 0), rows.size()), rows.size())
                    .clear();
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            if (!rows.isEmpty()) write.accept(rows);
        }

        @Override
        public void afterCommit() {
            if (!rows.isEmpty()) committed.accept(rows);
        }

        @Override
        public void suspend() {
            unbindResource(Gathering.this);
        }

        @Override
        public void resume() {
            bindResource(Gathering.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            unbindResourceIfPossible(Gathering.this);
        }
    }
}

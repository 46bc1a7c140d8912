package io.counterfoil.platform.eventlog;

import org.axonframework.common.lock.PessimisticLockFactory;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;

/**
 * Aggregates by what is remembered of them. A thing to which nothing has happened is there too, in its first state: its rules
 * refuse, or begin it.
 *
 * <p>Axon's own cache keeps the object that commands are handled on, and has to throw it away after every failure. Here
 * only states are kept that are in the log, so a refusal leaves them as they are.
 */
final class RememberingRepository<S, T extends EventSourced<?, S, ?>> extends EventSourcingRepository<T> {
    private final Class<T> type;
    private final EventStore log;
    private final States states;
    private final Guesses guesses = new Guesses();

    RememberingRepository(Class<T> type, Settings<T> settings, States states) {
        super(settings);
        this.type = type;
        this.log = settings.log();
        this.states = states;
    }

    /** Under the lock, which only this process heeds. */
    @Override
    protected EventSourcedAggregate<T> doLoadWithLock(String stream, @Nullable Long expectedVersion) {
        var root = BeanUtils.instantiateClass(type);
        var remembered = states.remembered(stream, root.rules());
        var supposed = remembered.isEmpty() && guesses.mayBegin(stream);
        var known = remembered.orElseGet(
                () -> supposed ? Known.nothing(root.rules().initial()) : states.read(stream, root.rules()));
        var asked = remembered.isEmpty() && !supposed;
        var aggregate = new RememberedAggregate<>(root, stream, aggregateModel(), log, states, known, asked);
        CurrentUnitOfWork.get().onRollback(_ -> {
            aggregate.failed();
            if (supposed) guesses.wrong(stream);
        });
        return aggregate;
    }

    @Override
    protected void doSaveWithLock(EventSourcedAggregate<T> aggregate) {
        if (aggregate instanceof RememberedAggregate<?, ?> remembered) {
            CurrentUnitOfWork.get().afterCommit(_ -> remembered.stored());
        }
    }

    /** What every repository of Axon's can be told. */
    static final class Settings<T> extends Builder<T> {
        private static final int LOCK_LOOK_MILLIS = 10;
        /** Whoever waits for others' commands on the same thing waits as long as for the log, and no longer. */
        private static final int LOCK_LOOKS_MAX = (int) GroupAppender.WAIT_MAX_MILLIS / LOCK_LOOK_MILLIS;

        Settings(Class<T> type) {
            super(type);
            lockFactory(PessimisticLockFactory.builder()
                    .lockAttemptTimeout(LOCK_LOOK_MILLIS)
                    .acquireAttempts(LOCK_LOOKS_MAX)
                    .build());
        }

        private EventStore log() {
            return eventStore;
        }
    }
}

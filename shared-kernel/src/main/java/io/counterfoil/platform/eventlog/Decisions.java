package io.counterfoil.platform.eventlog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Decides the commands of an aggregate by what is remembered of the thing. Events then meet the log: where another process
 * was faster, they conflict. A refusal or an empty decision meets nothing, so it is believed only by what the log holds
 * now.
 *
 * <p>Events are stored when the unit of work is committed, all that it has decided on or nothing.
 */
final class Decisions<C, S, E> implements MessageHandler<CommandMessage<?>> {
    private static final int LOCK_LOOK_MILLIS = 10;
    /** Whoever waits for others' commands on the same thing waits as long as for the log, and no longer. */
    private static final int LOCK_LOOKS_MAX = (int) GroupAppender.WAIT_MAX_MILLIS / LOCK_LOOK_MILLIS;

    private final Aggregate<C, S, E> aggregate;
    private final Means means;
    private final States states;
    private final Guesses guesses = new Guesses();
    /** Which only this process heeds: fewer conflicts, no guarantee. */
    private final LockFactory locks = PessimisticLockFactory.builder()
            .lockAttemptTimeout(LOCK_LOOK_MILLIS)
            .acquireAttempts(LOCK_LOOKS_MAX)
            .build();

    Decisions(Aggregate<C, S, E> aggregate, Means means) {
        this.aggregate = aggregate;
        this.means = means;
        this.states = means.states();
    }

    /** @return how the thing stands then; true as soon as the command has succeeded */
    @Override
    public Object handle(CommandMessage<?> message) {
        var work = CurrentUnitOfWork.get();
        if (work.parent().isPresent()) throw new IllegalStateException("sent within the work on another message");
        var command = aggregate.cast(message.getPayload());
        var stream = means.targets().of(command);
        var lock = locks.obtainLock(stream);
        work.onCleanup(_ -> lock.release());
        var strand = states.strand(stream, aggregate.rules());
        var decision = decide(strand, command);
        if (!decision.isEmpty()) store(strand, decision, work);
        return decision.after().state();
    }

    private Decision<S, E> decide(Strand<S> strand, C command) {
        var rules = aggregate.rules();
        var supposed = supposed(strand, command);
        if (supposed.isEmpty()) return Decision.of(rules, command, states.read(strand));
        return decided(command, supposed.get()).orElseGet(() -> {
            var latest = states.caughtUp(strand, supposed.get());
            if (latest.sequence() > supposed.get().sequence()) states.wasStale();
            return Decision.of(rules, command, latest);
        });
    }

    private Optional<Known<S>> supposed(Strand<S> strand, C command) {
        var remembered = states.remembered(strand);
        return remembered.isEmpty() && guesses.mayBegin(command.getClass(), strand.stream())
                ? Optional.of(States.nothing(strand))
                : remembered;
    }

    /** Empty where it would be refused, or would change nothing: what is supposed may be old. */
    private Optional<Decision<S, E>> decided(C command, Known<S> supposed) {
        try {
            return Optional.of(Decision.of(aggregate.rules(), command, supposed))
                    .filter(decision -> !decision.isEmpty());
        } catch (RuntimeException refusal) {
            return Optional.empty();
        }
    }

    private void store(Strand<S> strand, Decision<S, E> decision, UnitOfWork<?> work) {
        var events = messages(strand.stream(), decision, MetaData.from(work.getCorrelationData()));
        work.onPrepareCommit(_ -> means.log().appendEvents(events));
        work.afterCommit(_ -> states.learn(strand, decision.after()));
        work.onRollback(_ -> {
            states.forget(strand);
            guesses.wrong(strand.stream());
        });
    }

    private static <E> List<DomainEventMessage<E>> messages(String stream, Decision<?, E> decision, MetaData trail) {
        var ids = IdentifierFactory.getInstance();
        var now = GenericEventMessage.clock.instant();
        var messages = new ArrayList<DomainEventMessage<E>>();
        long sequence = decision.before().sequence();
        for (var event : decision.events()) {
            sequence++;
            messages.add(new GenericDomainEventMessage<>(
                    null, stream, sequence, event, trail, ids.generateIdentifier(), now));
        }
        return messages;
    }
}

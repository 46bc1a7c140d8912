package io.counterfoil.platform.eventlog;

import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate that decides by what is remembered of it. Events that it decides on then meet the log: where another process
 * was faster, they conflict. A refusal or an empty decision meets nothing, so it is believed only when the log holds
 * nothing new; otherwise it is made once more, by how things stand now.
 */
final class RememberedAggregate<S, T extends EventSourced<?, S, ?>> extends EventSourcedAggregate<T> {
    private final States states;
    private final String stream;

    private Known<S> known;
    private boolean asked;

    /** @param asked whether {@code known} was read from the log just now */
    RememberedAggregate(
            T root,
            String stream,
            AggregateModel<T> model,
            EventStore log,
            States states,
            Known<S> known,
            boolean asked) {
        super(root, model, log, NoSnapshotTriggerDefinition.TRIGGER);
        this.states = states;
        this.stream = stream;
        this.known = known;
        this.asked = asked;
        stand();
    }

    private void stand() {
        getAggregateRoot().stand(stream, known.state());
        initSequence(known.sequence());
    }

    @Override
    public @Nullable Object handle(Message<?> command) throws Exception {
        try {
            var answer = super.handle(command);
            if (hasDecided() || isUpToDate()) return answer;
        } catch (Exception refusal) {
            if (hasDecided() || isUpToDate()) throw refusal;
        }
        states.wasStale();
        return super.handle(command);
    }

    private boolean hasDecided() {
        return sequence() > known.sequence();
    }

    private long sequence() {
        var last = lastSequence();
        return last == null ? -1 : last;
    }

    /** If it is not, it is afterwards. */
    private boolean isUpToDate() {
        if (asked) return true;
        asked = true;
        var latest = states.caughtUp(stream, getAggregateRoot().rules(), known);
        if (latest.sequence() == known.sequence()) return true;
        known = latest;
        stand();
        return false;
    }

    /** To be told when the events are in the log. */
    void stored() {
        if (!hasDecided()) return;
        var root = getAggregateRoot();
        states.learn(stream, root.rules(), known.after(sequence(), root.state()));
    }

    /** To be told when they are not, or nobody knows. */
    void failed() {
        if (hasDecided()) states.forget(stream, getAggregateRoot().rules());
    }
}

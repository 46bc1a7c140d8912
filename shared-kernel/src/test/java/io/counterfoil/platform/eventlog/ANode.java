package io.counterfoil.platform.eventlog;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;

/** A process on a log, which knows nothing but what is in it and decides the commands of one kind of thing. */
final class ANode implements AutoCloseable {
    final Gate gate;
    final States states;
    final History history;
    final LogEnd end;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();
    private final GroupAppender appender;
    private final SnapshotTaker snapshots;

    ANode(ALog log, Aggregate<?, ?, ?> kind, long remembered) {
        var meters = new StateMeters(registry);
        var events = new Serialization().eventSerializer(new EventNames(EventFamily.ALL));
        appender = log.appender();
        gate = new Gate(appender);
        end = log.end();
        snapshots = new SnapshotTaker(new Snapshots(log.sql()), meters);
        states = new States(new StreamReader(log.sql(), events), new Memory(remembered, registry), snapshots, meters);
        history = new History(log.sql(), events, states, new HeldEvents(1));
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(List.of(new Trail())));
        Aggregates.subscribe(kind, bus, new Means(new CommandTargets(), states, log.engine(gate), end));
    }

    /** Returns when it is carried out; throws why it is not. */
    Object send(Object command) {
        return send(GenericCommandMessage.asCommandMessage(command));
    }

    Object send(CommandMessage<?> message) {
        var result = new AtomicReference<CommandResultMessage<?>>();
        bus.dispatch(message, (_, given) -> result.set(given));
        if (result.get().isExceptional()) {
            if (result.get().exceptionResult() instanceof RuntimeException why) throw why;
            throw new IllegalStateException(result.get().exceptionResult());
        }
        return result.get().getPayload();
    }

    long eventsRead() {
        return (long) registry.get("aggregates.events").counter().count();
    }

    long stale() {
        return (long) registry.get("aggregates.stale").counter().count();
    }

    long snapshotsUsed() {
        return (long) registry.get("aggregates.snapshots.found")
                .tag("as", "used")
                .counter()
                .count();
    }

    long remembered() {
        return (long) registry.get("cache.size").gauge().value();
    }

    @Override
    public void close() {
        appender.close();
        snapshots.close();
    }
}

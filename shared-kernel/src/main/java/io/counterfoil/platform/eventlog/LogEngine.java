package io.counterfoil.platform.eventlog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * The log under Axon. Positions have no gaps and become visible in their order, so a consumer's token is one number and
 * nothing can turn up behind it.
 */
final class LogEngine extends BatchingEventStorageEngine {
    private static final int EVENTS_A_READ = 100;

    private final Appender appender;
    private final LogReader log;
    private final EventUpcaster upcasters;

    LogEngine(Settings settings, Appender appender, LogReader log) {
        super(settings.batchSize(EVENTS_A_READ)
                // A short page is the last one: saves every aggregate a second, empty read.
                .finalAggregateBatchPredicate(page -> page.size() < EVENTS_A_READ));
        this.appender = appender;
        this.log = log;
        this.upcasters = settings.upcasters();
    }

    /**
     * What comes after a position.
     *
     * @param limit in rows, whatever the upcasters make of them
     * @throws IllegalStateException where something is missing or out of its place
     */
    LogPage after(long position, int limit) {
        var rows = log.after(position, limit);
        var events = EventUtils.upcastAndDeserializeTrackedEvents(rows.stream(), getEventSerializer(), upcasters);
        return LogPage.of(position, rows, events.toList());
    }

    long lastPosition() {
        return log.lastPosition();
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) return;
        try {
            appender.append(written(events, serializer));
        } catch (DataAccessException e) {
            handlePersistenceException(e, events.getFirst());
        }
    }

    /** The events of one command mostly share their metadata, which is then written once. */
    private static List<NewEvent> written(List<? extends EventMessage<?>> events, Serializer serializer) {
        var written = new ArrayList<NewEvent>(events.size());
        @Nullable MetaData last = null;
        var text = "";
        for (var event : events) {
            if (!event.getMetaData().equals(last)) {
                last = event.getMetaData();
                text = event.serializeMetaData(serializer, String.class).getData();
            }
            written.add(NewEvent.of(inStream(event), text, serializer));
        }
        return written;
    }

    private static DomainEventMessage<?> inStream(EventMessage<?> event) {
        if (event instanceof DomainEventMessage<?> inStream) return inStream;
        throw new IllegalArgumentException(event.getPayloadType() + " belongs to no stream");
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken last, int limit) {
        return log.after(last == null ? 0 : last.position().orElseThrow(), limit);
    }

    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(String stream, long firstSequence, int limit) {
        return log.of(stream, firstSequence, limit);
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String stream) {
        return log.lastSequence(stream);
    }

    /** Never null, as Axon would have it for an empty log: tokens are compared with each other. */
    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(log.lastPosition());
    }

    @Override
    public TrackingToken createTokenAt(Instant instant) {
        return new GlobalSequenceTrackingToken(log.positionBefore(instant));
    }

    /** {@link States} has its own. */
    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        throw new UnsupportedOperationException("Axon's snapshots are not kept");
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String stream) {
        return Stream.empty();
    }

    /** What every engine of Axon's can be told. */
    static final class Settings extends BatchingEventStorageEngine.Builder {
        private EventUpcaster upcasters() {
            return upcasterChain;
        }
    }
}

package io.counterfoil.platform.eventlog;

import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.jspecify.annotations.Nullable;

/**
 * Axon's event store on our log. Unlike {@code EmbeddedEventStore} its streams call consumers when there is something to read,
 * who otherwise look twice a second.
 */
final class LogStore extends AbstractEventStore {
    private final LogTail tail;
    private final LogPages pages;

    LogStore(Settings settings, LogTail tail, LogPages pages) {
        super(settings);
        this.tail = tail;
        this.pages = pages;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken after) {
        return new LogStream(tail, pages, after == null ? 0 : after.position().orElseThrow());
    }

    /** What every store of Axon's can be told. */
    static final class Settings extends Builder {}
}

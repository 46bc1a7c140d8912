package io.counterfoil.bench.positions;

import io.counterfoil.bench.positions.Notes.Fate;
import io.counterfoil.kernel.order.MerchantEvent.MerchantRegistered;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.platform.eventlog.LogUnavailable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * Appends one to four events to a stream of its own, and with every fourth append one to a stream that all want: together,
 * so that they must be stored together or not at all.
 */
final class Writer implements Runnable {
    /** In the metadata of each event: which append brought it, and how many events that has. */
    static final String APPEND = "append";

    static final String EVENTS = "events";

    private static final int OWN_MAX = 4;
    private static final int WANTED_BY_ALL = 8;

    private final EventStorageEngine log;
    private final Notes notes;
    private final Field field;
    private final SplittableRandom chance;
    private final MerchantId own;

    Writer(EventStorageEngine log, Notes notes, Field field, String name, long seed) {
        this.log = log;
        this.notes = notes;
        this.field = field;
        this.chance = new SplittableRandom(seed + name.hashCode());
        this.own = MerchantId.derive(name);
    }

    @Override
    public void run() {
        long next = 0;
        while (!field.isStopped()) {
            var events = events(next);
            var append = String.valueOf(events.getFirst().getMetaData().get(APPEND));
            var fate = append(events);
            notes.take(append, fate);
            next = fate == Fate.STORED ? next + ofOwn(events) : next(own);
        }
    }

    private Fate append(List<DomainEventMessage<?>> events) {
        try {
            log.appendEvents(events);
            return Fate.STORED;
        } catch (ConcurrencyException | AggregateStreamCreationException conflict) {
            return Fate.NOT_STORED;
        } catch (RuntimeException e) {
            return fate(e);
        }
    }

    private static Fate fate(RuntimeException failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof LogUnavailable unavailable)
                return Fate.valueOf(unavailable.fate().name());
        }
        throw failure;
    }

    private List<DomainEventMessage<?>> events(long next) {
        int own = 1 + chance.nextInt(OWN_MAX);
        var wanted = chance.nextInt(4) == 0;
        var metadata = Map.of(APPEND, UUID.randomUUID().toString(), EVENTS, own + (wanted ? 1 : 0));
        var events = new ArrayList<DomainEventMessage<?>>();
        for (int i = 0; i < own; i++) events.add(event(this.own, next + i, metadata));
        if (wanted) {
            var stream = MerchantId.derive("wanted by all " + chance.nextInt(WANTED_BY_ALL));
            events.add(event(stream, next(stream), metadata));
        }
        return events;
    }

    private long ofOwn(List<DomainEventMessage<?>> events) {
        return events.stream()
                .filter(event -> event.getAggregateIdentifier().equals(own.value()))
                .count();
    }

    private long next(MerchantId stream) {
        return log.lastSequenceNumberFor(stream.value()).map(last -> last + 1).orElse(0L);
    }

    private static DomainEventMessage<?> event(MerchantId stream, long sequence, Map<String, ?> metadata) {
        var registered = new MerchantRegistered(stream, "Positions", Instant.EPOCH);
        return new GenericDomainEventMessage<>("merchant", stream.value(), sequence, registered, metadata);
    }
}

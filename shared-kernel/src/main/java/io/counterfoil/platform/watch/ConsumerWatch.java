package io.counterfoil.platform.watch;

import static java.util.stream.Collectors.groupingBy;

import io.counterfoil.platform.watch.Batches.Place;
import io.counterfoil.platform.watch.Positions.Part;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jspecify.annotations.Nullable;

/** How the consumers of this process get on, whichever process has their segments. */
public final class ConsumerWatch {
    /** After which a claim is anybody's (Axon's own default). */
    private static final Duration CLAIM = Duration.ofSeconds(10);

    private final EventProcessingConfiguration processing;
    private final Batches batches;
    private final Positions positions;
    private final Map<Place, Standstill> standstills = new HashMap<>();
    private final Seen<Map<String, Standing>> seen;

    ConsumerWatch(EventProcessingConfiguration processing, Batches batches, Positions positions, Watch watch) {
        this.processing = processing;
        this.batches = batches;
        this.positions = positions;
        seen = watch.over(this::look);
    }

    /** How one consumer stood at the last look. */
    record Standing(List<Progress> segments, long lagMillis) {
        long lag() {
            return segments.stream().mapToLong(Progress::lag).max().orElse(0);
        }

        double lagSeconds() {
            return lagMillis / 1000.0;
        }

        long failing() {
            return segments.stream()
                    .filter(segment -> segment.failing() != null)
                    .count();
        }

        long unclaimed() {
            return segments.stream().filter(segment -> !segment.claimed()).count();
        }

        long stuck() {
            return segments.stream()
                    .flatMap(segment -> segment.stuck().stream())
                    .count();
        }
    }

    Seen<Map<String, Standing>> seen() {
        return seen;
    }

    /** Nothing where nothing can be seen. */
    public List<Stuck> stuck() {
        return seen.last().stream()
                .flatMap(all -> all.values().stream())
                .flatMap(standing -> standing.segments().stream())
                .flatMap(segment -> segment.stuck().stream())
                .toList();
    }

    private Map<String, Standing> look() {
        var consumers = processing.eventProcessors();
        long head = positions.head();
        var segments = positions.parts(consumers.keySet()).stream()
                .map(part -> progress(part, head))
                .collect(groupingBy(progress -> progress.place().consumer()));
        var ages = positions.ages(
                segments.values().stream().map(ConsumerWatch::next).toList());
        var standings = new TreeMap<String, Standing>();
        for (var consumer : consumers.keySet()) {
            var own = segments.getOrDefault(consumer, List.of());
            standings.put(consumer, new Standing(own, ages.getOrDefault(next(own), 0L)));
        }
        return standings;
    }

    /** The first position that somebody has yet to deal with; beyond the head where there is none. */
    private static long next(Collection<Progress> segments) {
        return segments.stream()
                .filter(segment -> segment.lag() > 0)
                .mapToLong(segment -> segment.position() + 1)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private Progress progress(Part part, long head) {
        var place = new Place(part.consumer(), part.segment());
        var status = status(place);
        var silent = Duration.ofMillis(part.silentMillis());
        boolean claimed = status != null || (part.owned() && silent.compareTo(CLAIM) <= 0);
        // One that failed is ours for some seconds more although nothing here works on it.
        boolean here = status != null || (claimed && part.ours());
        if (claimed && !here) batches.forget(place);
        long position =
                status == null ? part.position() : status.getCurrentPosition().orElse(part.position());
        var still = standstills
                .computeIfAbsent(place, _ -> new Standstill())
                .since(status == null ? head : position, head, System.nanoTime());
        var failing = batches.failing(place).orElse(null);
        return new Progress(place, position, head, here, claimed, silent, still, failing);
    }

    private @Nullable EventTrackerStatus status(Place place) {
        return processing
                .eventProcessor(place.consumer(), StreamingEventProcessor.class)
                .map(consumer -> consumer.processingStatus().get(place.segment()))
                .orElse(null);
    }
}

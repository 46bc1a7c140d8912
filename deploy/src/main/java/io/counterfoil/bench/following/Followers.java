package io.counterfoil.bench.following;

import io.counterfoil.bench.measure.Lab;
import io.counterfoil.bench.world.BenchBroken;
import io.counterfoil.bench.world.Patience;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.StreamingEventProcessor;

/** The consumers of a lab, which stand still unless they are measured. */
final class Followers {
    private static final int SEGMENTS = 2;
    private static final Duration CAUGHT_UP_MAX = Duration.ofMinutes(5);

    private final List<StreamingEventProcessor> all;

    Followers(Lab lab) {
        all = lab.bean(EventProcessingConfiguration.class).eventProcessors().values().stream()
                .map(StreamingEventProcessor.class::cast)
                .toList();
    }

    void stop() {
        all.forEach(EventProcessor::shutDown);
    }

    /** @return events a second, of so many that it had yet to handle */
    long catchUp(String consumer, long head, long events) {
        return catchUp(
                all.stream().filter(one -> one.getName().equals(consumer)).toList(), head, events);
    }

    long catchUpAll(long head, long events) {
        return catchUp(all, head, events);
    }

    private static long catchUp(Collection<StreamingEventProcessor> consumers, long head, long events) {
        var begin = System.nanoTime();
        consumers.forEach(EventProcessor::start);
        if (!Patience.await(CAUGHT_UP_MAX, () -> consumers.stream().allMatch(one -> isAt(one, head)))) {
            throw new BenchBroken("consumers have not caught up");
        }
        var nanos = System.nanoTime() - begin;
        consumers.forEach(EventProcessor::shutDown);
        return events * TimeUnit.SECONDS.toNanos(1) / nanos;
    }

    private static boolean isAt(StreamingEventProcessor consumer, long head) {
        var segments = consumer.processingStatus().values();
        return segments.size() == SEGMENTS
                && segments.stream()
                        .allMatch(segment -> segment.getCurrentPosition().orElse(0) >= head);
    }
}

package io.counterfoil.platform.watch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.ExecutionResult;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;

/** What becomes of the batches that consumers handle. Axon tells of a failed one only for a moment. */
final class Batches {
    private static final String BATCH = Batches.class.getName();

    private final MeterRegistry registry;
    private final Map<Place, Failing> failing = new ConcurrentHashMap<>();

    Batches(MeterRegistry registry) {
        this.registry = registry;
    }

    record Place(String consumer, int segment) {}

    /** @param times in a row */
    record Failing(int times, Class<?> cause) {
        Failing again(Class<?> next) {
            return new Failing(times + 1, next);
        }
    }

    /** How the segment's last batch failed, if it did. */
    Optional<Failing> failing(Place place) {
        return Optional.ofNullable(failing.get(place));
    }

    /** It is somebody else's now. */
    void forget(Place place) {
        failing.remove(place);
    }

    MessageHandlerInterceptor<EventMessage<?>> of(String consumer) {
        var segmentKey = "Processor[" + consumer + "]/SegmentId";
        var batches = Timer.builder("consumers.batch")
                .description("handling one batch of events, the commit included")
                .tag("consumer", consumer)
                .register(registry);
        var events = Counter.builder("consumers.events")
                .description("events that were handled")
                .tag("consumer", consumer)
                .register(registry);
        return (work, chain) -> {
            @Nullable Integer segment = work.root().getResource(segmentKey);
            // What is parked is tried again outside of all segments.
            if (segment != null) count(work.root(), () -> new Batch(new Place(consumer, segment), batches, events));
            return chain.proceed();
        };
    }

    private static void count(UnitOfWork<?> work, Supplier<Batch> first) {
        Batch batch = work.getOrComputeResource(BATCH, _ -> {
            var began = first.get();
            work.afterCommit(_ -> began.done());
            work.onRollback(began::failed);
            return began;
        });
        batch.size++;
    }

    private final class Batch {
        private final Place place;
        private final Timer time;
        private final Counter events;
        private final Timer.Sample sample = Timer.start(registry);
        private int size;

        Batch(Place place, Timer time, Counter events) {
            this.place = place;
            this.time = time;
            this.events = events;
        }

        void done() {
            var _ = sample.stop(time);
            events.increment(size);
            failing.remove(place);
        }

        void failed(UnitOfWork<?> work) {
            var cause = cause(work.getExecutionResult());
            failing.merge(place, new Failing(1, cause), (before, _) -> before.again(cause));
        }

        private static Class<?> cause(@Nullable ExecutionResult result) {
            if (result == null || !result.isExceptionResult()) return Exception.class;
            return NestedExceptionUtils.getMostSpecificCause(result.getExceptionResult())
                    .getClass();
        }
    }
}

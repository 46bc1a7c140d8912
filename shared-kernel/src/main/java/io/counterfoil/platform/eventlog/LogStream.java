package io.counterfoil.platform.eventlog;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.jspecify.annotations.Nullable;

/** One consumer's way through the log: from memory where it is near the end, from the database where it is not. */
final class LogStream implements TrackingEventStream {
    private static final int EVENTS_A_READ = 500;

    private final LogTail tail;
    private final ReadAhead behind;
    /** Kinds of events that the consumer said it does not take. */
    private final Set<Class<?>> ignored = ConcurrentHashMap.newKeySet();

    private final Deque<TrackedEventMessage<?>> ahead = new ArrayDeque<>();
    private final Semaphore more = new Semaphore(0);
    private final Runnable onMore = this::tell;

    private long position;
    private volatile @Nullable Runnable listener;

    LogStream(LogTail tail, LogPages pages, long position) {
        this.tail = tail;
        this.behind = new ReadAhead(pages, event -> !ignored.contains(event));
        this.position = position;
        tail.follow(onMore);
    }

    private void tell() {
        // Who is called never asks for it: it must not add up.
        if (more.availablePermits() == 0) more.release();
        var present = listener;
        if (present != null) present.run();
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        listener = callback;
        // What came while there was nobody to tell.
        if (tail.hasAfter(position)) callback.run();
        return true;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return Optional.ofNullable(readOn() ? ahead.peekFirst() : null);
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        if (readOn()) return true;
        long until = System.nanoTime() + unit.toNanos(timeout);
        do {
            long left = until - System.nanoTime();
            if (left <= 0) return false;
            if (more.tryAcquire(left, TimeUnit.NANOSECONDS)) more.drainPermits();
        } while (!readOn());
        return true;
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNextAvailable(Integer.MAX_VALUE, TimeUnit.MILLISECONDS)) {}
        return ahead.removeFirst();
    }

    private boolean readOn() {
        while (ahead.isEmpty()) {
            var page = next();
            if (page.isEmpty()) return false;
            take(page);
            position = page.through();
        }
        return true;
    }

    private LogPage next() {
        var inMemory = tail.after(position, EVENTS_A_READ);
        if (inMemory.isEmpty()) return behind.after(position, tail.newest());
        behind.stop();
        return inMemory.get();
    }

    /** The last event is for every consumer: its token says how far it has come. */
    private void take(LogPage page) {
        @Nullable TrackedEventMessage<?> passed = null;
        for (var events : page.events()) {
            for (var event : events) {
                passed = ignored.contains(event.getPayloadType()) ? event : null;
                if (passed == null) ahead.add(event);
            }
        }
        if (passed != null) ahead.add(passed);
    }

    @Override
    public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> event) {
        ignored.add(event.getPayloadType());
    }

    @Override
    public void close() {
        tail.leave(onMore);
        behind.stop();
    }
}

package io.counterfoil.platform.eventlog;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.jspecify.annotations.Nullable;

/** One consumer's way through the log: from memory where it is near the end, from the database where it is not. */
final class LogStream implements TrackingEventStream {
    private static final int EVENTS_A_READ = 500;

    private final LogEngine log;
    private final LogTail tail;
    private final Deque<TrackedEventMessage<?>> ahead = new ArrayDeque<>();
    private final Semaphore more = new Semaphore(0);
    private final Runnable onMore = this::tell;

    private long position;
    private volatile @Nullable Runnable listener;

    LogStream(LogEngine log, LogTail tail, long position) {
        this.log = log;
        this.tail = tail;
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
        long until = System.nanoTime() + unit.toNanos(timeout);
        while (!readOn()) {
            long left = until - System.nanoTime();
            if (left <= 0) return false;
            if (more.tryAcquire(left, TimeUnit.NANOSECONDS)) more.drainPermits();
        }
        return true;
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNextAvailable(Integer.MAX_VALUE, TimeUnit.MILLISECONDS)) {}
        return ahead.removeFirst();
    }

    private boolean readOn() {
        if (!ahead.isEmpty()) return true;
        ahead.addAll(tail.after(position, EVENTS_A_READ).orElseGet(() -> log.after(position, EVENTS_A_READ)));
        if (ahead.isEmpty()) return false;
        position = ahead.getLast().trackingToken().position().orElseThrow();
        return true;
    }

    @Override
    public void close() {
        tail.leave(onMore);
    }
}

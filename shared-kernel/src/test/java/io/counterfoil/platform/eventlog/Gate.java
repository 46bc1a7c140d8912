package io.counterfoil.platform.eventlog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;

/** Before the log: where it is shut, whoever appends stands before it; it can let one through and hide that, or turn one away. */
final class Gate implements Appender {
    private final Appender log;
    private final List<Integer> appended = Collections.synchronizedList(new ArrayList<>());
    private final Set<String> forbidden = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Failure> failure = new AtomicReference<>();
    private volatile CountDownLatch open = new CountDownLatch(0);
    private final AtomicReference<CountDownLatch> standing = new AtomicReference<>(new CountDownLatch(0));

    Gate(Appender log) {
        this.log = log;
    }

    /** @param events so many at least has whoever fails */
    private record Failure(RuntimeException why, boolean stores, int events) {}

    /** @return is counted down when somebody stands before it */
    CountDownLatch shut() {
        open = new CountDownLatch(1);
        standing.set(new CountDownLatch(1));
        return standing.get();
    }

    void open() {
        open.countDown();
    }

    void turnAway(RuntimeException why) {
        turnAway(why, 1);
    }

    void turnAway(RuntimeException why, int events) {
        failure.set(new Failure(why, false, events));
    }

    /** From now on, with whatever comes beside it. */
    void forbid(String stream) {
        forbidden.add(stream);
    }

    void storeAndSay(RuntimeException why) {
        failure.set(new Failure(why, true, 1));
    }

    /** How many events each append had that was tried. */
    List<Integer> appended() {
        return List.copyOf(appended);
    }

    @Override
    public void append(List<NewEvent> events) {
        appended.add(events.size());
        standing.get().countDown();
        try {
            if (!open.await(10, TimeUnit.SECONDS)) throw new IllegalStateException("nobody has opened the gate");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (events.stream().anyMatch(event -> forbidden.contains(event.stream()))) {
            throw new DataIntegrityViolationException("not that");
        }
        var failing = failing(events.size());
        if (failing == null || failing.stores()) log.append(events);
        if (failing != null) throw failing.why();
    }

    private @Nullable Failure failing(int events) {
        var next = failure.get();
        return next != null && events >= next.events() ? failure.getAndSet(null) : null;
    }
}

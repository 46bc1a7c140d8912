package io.counterfoil.platform.eventlog;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of the log, read once for all consumers of this process and held in memory. */
final class LogTail implements AutoCloseable {
    /** Whoever is further behind reads for itself. */
    static final int EVENTS_HELD = 1 << 14;

    /** A safety net: whoever appends, here or elsewhere, says so. */
    static final Duration LOOKS_EVERY = Duration.ofSeconds(1);

    private static final int EVENTS_A_READ = 1000;

    private static final Logger LOG = LoggerFactory.getLogger(LogTail.class);

    private final LogEngine log;
    private final LogSignal signal;
    private final Duration looksEvery;
    private final HeldEvents held;
    private final Set<Runnable> followers = new CopyOnWriteArraySet<>();

    private volatile boolean blind;
    private volatile boolean closed;
    private @Nullable Thread thread;

    LogTail(LogEngine log, HeldEvents held, LogSignal signal, Duration looksEvery) {
        this.log = log;
        this.held = held;
        this.signal = signal;
        this.looksEvery = looksEvery;
    }

    /** @param onMore is run, briefly, whenever there is more */
    synchronized void follow(Runnable onMore) {
        followers.add(onMore);
        if (thread == null && !closed)
            thread = Thread.ofPlatform().daemon().name("log-tail").start(this::run);
    }

    void leave(Runnable onMore) {
        followers.remove(onMore);
    }

    /** The last position that is known here; -1 as long as none is. */
    long newest() {
        return held.newest();
    }

    /** Whether there is something after that position, as far as is known here. */
    boolean hasAfter(long position) {
        return held.newest() > position;
    }

    /**
     * What comes after that position; nothing where whoever asks must read for itself, because memory does not reach back so
     * far, or because reading fails and each is to see why.
     */
    Optional<LogPage> after(long position, int max) {
        return blind || newest() < 0 ? Optional.empty() : held.after(position, max);
    }

    private void run() {
        while (!closed) {
            try {
                if (newest() < 0) begin();
                while (readOn()) if (closed) return;
                blind = false;
            } catch (RuntimeException | Error e) {
                // Whatever it is: nobody would start another, and consumers would believe that nothing happens any
                // more.
                if (!blind) LOG.warn("the end of the log cannot be read: {}", e.toString());
                blind = true;
                callFollowers();
            }
            await();
        }
    }

    private void begin() {
        held.beginAfter(log.lastPosition());
        callFollowers();
    }

    private void callFollowers() {
        for (var follower : followers) {
            try {
                follower.run();
            } catch (RuntimeException e) {
                // It is about to leave, and its threads have stopped: the others are to hear of it all the same.
                LOG.debug("a consumer cannot be called", e);
            }
        }
    }

    /** @return whether there may be more */
    private boolean readOn() {
        var page = log.after(newest(), EVENTS_A_READ);
        if (page.isEmpty()) return false;
        held.add(page);
        callFollowers();
        return page.events().size() == EVENTS_A_READ;
    }

    private void await() {
        try {
            signal.await(looksEvery);
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        signal.give();
    }
}

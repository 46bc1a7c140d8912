package io.counterfoil.platform.eventlog;

import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;

/** Reads for one consumer that is behind the end of the log, and a few pages ahead of it. */
final class ReadAhead {
    static final int PAGES = 4;

    private final LogPages pages;
    private final Predicate<Class<?>> wanted;
    private final NavigableMap<Long, CompletableFuture<LogPage>> coming = new TreeMap<>();

    /** @param wanted which events the consumer looks into: they are made objects of ahead of it, the others when asked */
    ReadAhead(LogPages pages, Predicate<Class<?>> wanted) {
        this.pages = pages;
        this.wanted = wanted;
    }

    boolean wants(Class<?> event) {
        return wanted.test(event);
    }

    /** @param newest a position that the log is known to have reached */
    LogPage after(long position, long newest) {
        long page = LogPages.after(position);
        if (LogPages.through(page) > newest) {
            stop();
            return pages.read(position);
        }
        coming.headMap(page).clear();
        for (long next = page; next < page + PAGES && LogPages.through(next) <= newest; next++) {
            coming.computeIfAbsent(next, number -> pages.read(number, this));
        }
        return get(coming.sequencedValues().getFirst()).from(position);
    }

    private LogPage get(CompletableFuture<LogPage> reading) {
        try {
            return reading.join();
        } catch (CompletionException e) {
            coming.clear();
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            throw e;
        }
    }

    /** Until it is asked again. */
    void stop() {
        coming.clear();
        pages.leave(this);
    }
}

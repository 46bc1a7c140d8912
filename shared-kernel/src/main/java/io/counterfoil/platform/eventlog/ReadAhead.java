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
        try {
            return coming.sequencedValues().getFirst().join().from(position);
        } catch (CompletionException e) {
            // What failed ahead of time may be possible by now; where it is not, whoever asks is to see why.
            coming.clear();
            return pages.read(position);
        }
    }

    /** Until it is asked again. */
    void stop() {
        coming.clear();
        pages.leave(this);
    }
}

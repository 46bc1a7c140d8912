package io.counterfoil.platform.eventlog;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log in pages of equal length, for those who are far behind: several are read at a time, and each once for all who come
 * by together. Where nobody reads there are neither threads nor pages.
 */
final class LogPages implements AutoCloseable {
    static final int EVENTS_A_PAGE = 500;
    /** Each holds a connection of the pool. */
    static final int READERS_MAX = 4;

    static final String THREAD = "log-page-";

    private static final int READERS_MIN = 2;
    private static final int PAGES_HELD = 32;
    private static final long IDLE_MILLIS = 500;
    /** Who reads on a connection that says nothing more holds up nobody else: each then reads for themselves. */
    private static final long WAIT_MAX_SECONDS = 15;

    private static final Logger LOG = LoggerFactory.getLogger(LogPages.class);

    private final LogEngine log;
    private final ThreadPoolExecutor readers = readers();
    private final Map<Long, CompletableFuture<LogPage>> held = new LinkedHashMap<>();
    private final Set<ReadAhead> behind = new HashSet<>();

    LogPages(LogEngine log) {
        this.log = log;
    }

    private static ThreadPoolExecutor readers() {
        int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), READERS_MIN, READERS_MAX);
        var named = Thread.ofPlatform().daemon().name(THREAD, 1).factory();
        var readers = new ThreadPoolExecutor(
                threads, threads, IDLE_MILLIS, TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(), named);
        readers.allowCoreThreadTimeOut(true);
        return readers;
    }

    /** The number of the page with the event after that position. */
    static long after(long position) {
        return position / EVENTS_A_PAGE;
    }

    /** The position of the last event on a page. */
    static long through(long page) {
        return (page + 1) * EVENTS_A_PAGE;
    }

    /** Begins to read a page that the log has in full, unless that was done already. */
    synchronized CompletableFuture<LogPage> read(long page, ReadAhead reader) {
        behind.add(reader);
        var known = held.remove(page);
        var reading = known == null || known.isCompletedExceptionally() ? begin(page, reader::wants) : known;
        held.put(page, reading);
        if (held.size() > PAGES_HELD) held.remove(held.keySet().iterator().next());
        return reading;
    }

    private CompletableFuture<LogPage> begin(long page, Predicate<Class<?>> wanted) {
        return CompletableFuture.supplyAsync(() -> get(page, wanted), readers).orTimeout(WAIT_MAX_SECONDS, SECONDS);
    }

    private LogPage get(long number, Predicate<Class<?>> wanted) {
        var page = read(number * EVENTS_A_PAGE);
        if (page.through() < through(number)) {
            throw new IllegalStateException("the log ends at position " + page.through() + ", but went further before");
        }
        for (var made : page.events()) {
            for (var event : made) if (wanted.test(event.getPayloadType())) makeObjects(event);
        }
        return page;
    }

    private static void makeObjects(TrackedEventMessage<?> event) {
        try {
            event.getPayload();
            event.getMetaData();
        } catch (RuntimeException e) {
            LOG.debug("whoever handles it meets the same", e);
        }
    }

    /** What comes after a position, on the caller's own thread. */
    LogPage read(long position) {
        return log.after(position, EVENTS_A_PAGE);
    }

    synchronized void leave(ReadAhead reader) {
        if (behind.remove(reader) && behind.isEmpty()) held.clear();
    }

    @Override
    public void close() {
        readers.shutdown();
    }
}

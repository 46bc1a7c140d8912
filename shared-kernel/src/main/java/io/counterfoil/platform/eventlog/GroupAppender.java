package io.counterfoil.platform.eventlog;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * Appends what concurrent commands bring in groups, one group at a time: one flush of the disk serves them all. A group is
 * whatever has gathered while the one before it was written; nobody waits for company.
 *
 * <p>Events are durable when {@link #append} returns, whatever becomes of the caller's transaction.
 */
final class GroupAppender implements Appender, AutoCloseable {
    /** Beyond this it is better to come again than to wait. */
    static final int WAITING_MAX = 1024;

    static final int EVENTS_A_GROUP_MAX = 1000;
    static final long BYTES_A_GROUP_MAX = 4L << 20;

    /** Of waiting for one's turn; longer than the database's own limits on a statement and on waiting for a lock. */
    static final long WAIT_MAX_MILLIS = 15_000;

    /** Longer than a group can take whose every attempt runs into a limit: whatever keeps the answer, nobody waits on. */
    private static final long ANSWER_MAX_MILLIS = 60_000;

    private static final long LOOK_MILLIS = 1_000;

    private final GroupWriter writer;
    private final LogEnd end;
    private final BlockingQueue<Append> waiting = new ArrayBlockingQueue<>(WAITING_MAX);

    private volatile boolean closed;
    private volatile @Nullable Thread thread;

    GroupAppender(GroupWriter writer, LogEnd end) {
        this.writer = writer;
        this.end = end;
    }

    int waiting() {
        return waiting.size();
    }

    @Override
    public void append(List<NewEvent> events) {
        try {
            enqueue(events);
        } catch (DataAccessException why) {
            writer.count(why);
            throw why;
        }
    }

    private void enqueue(List<NewEvent> events) {
        if (closed) throw LogUnavailable.notStored("this process is stopping", null);
        var append = new Append(events);
        if (!waiting.offer(append)) throw LogUnavailable.notStored(WAITING_MAX + " commands are waiting", null);
        haveAWriter();
        try {
            await(append);
            end.hereWasWritten();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw append.take()
                    ? LogUnavailable.notStored("interrupted while waiting", e)
                    : LogUnavailable.unknown("interrupted while it was written", e);
        }
    }

    private void await(Append append) throws InterruptedException {
        var begin = System.nanoTime();
        while (!append.isStoredWithin(LOOK_MILLIS)) {
            haveAWriter();
            long waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
            if (waited > WAIT_MAX_MILLIS && append.take()) {
                throw LogUnavailable.notStored("its turn has not come", null);
            }
            if (waited > ANSWER_MAX_MILLIS) throw LogUnavailable.unknown("the writer does not answer", null);
        }
    }

    private void haveAWriter() {
        if (!hasAWriter()) startAWriter();
    }

    private synchronized void startAWriter() {
        if (!hasAWriter())
            thread = Thread.ofPlatform().daemon().name("log-writer").start(this::run);
    }

    private boolean hasAWriter() {
        var present = thread;
        return present != null && present.isAlive();
    }

    private void run() {
        try {
            while (!closed || !waiting.isEmpty()) write(gather());
        } catch (InterruptedException e) {
            // No part of ours does this. Whoever comes next, or waits, starts another.
            Thread.currentThread().interrupt();
        } finally {
            writer.disconnect();
        }
    }

    private void write(List<Append> group) {
        try {
            if (!group.isEmpty()) writer.write(group);
        } finally {
            group.forEach(Append::abandon);
        }
    }

    /** What is there now, or comes first; empty after a while in which nothing has come. */
    private List<Append> gather() throws InterruptedException {
        @Nullable Append next = waiting.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        var group = new ArrayList<Append>();
        long events = 0;
        long bytes = 0;
        while (next != null) {
            if (next.take()) {
                group.add(next);
                events += next.events().size();
                bytes += next.rows().size();
            }
            var full = events >= EVENTS_A_GROUP_MAX || bytes >= BYTES_A_GROUP_MAX;
            next = full ? null : waiting.poll();
        }
        return group;
    }

    /** Takes nothing more, and returns when what was waiting is written. */
    @Override
    public void close() {
        closed = true;
        var present = thread;
        try {
            if (present != null) present.join(WAIT_MAX_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

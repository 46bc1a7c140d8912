package io.counterfoil.platform.eventlog;

import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/** Where the log ends, for whoever has just written to it: what it was told with that, it need not ask. */
public final class LogEnd {
    private final AtomicLong reached = new AtomicLong();
    private final ThreadLocal<Boolean> wrote = ThreadLocal.withInitial(() -> false);

    /** What this process has written ends there. */
    void reached(long position) {
        reached.accumulateAndGet(position, Math::max);
    }

    void hereWasWritten() {
        wrote.set(true);
    }

    /** What this thread has written before does not count. */
    public void begin() {
        wrote.remove();
    }

    /** A position that has all that was written since the beginning; empty where this thread itself wrote nothing. */
    public OptionalLong afterWriting() {
        return wrote.get() ? OptionalLong.of(reached.get()) : OptionalLong.empty();
    }
}

package io.counterfoil.notification.sending;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A notice that has a place, from when it is begun until what came of it is recorded. */
final class Sent implements Away {
    private final DueNotice notice;
    private volatile @Nullable Long left;
    private volatile @Nullable Long back;
    private boolean slowly;

    /** @param slowly whether its place is one for those that keep us waiting */
    Sent(DueNotice notice, boolean slowly) {
        this.notice = notice;
        this.slowly = slowly;
    }

    DueNotice notice() {
        return notice;
    }

    /** Read and set by {@link Queues} alone, one at a time. */
    boolean slowly() {
        return slowly;
    }

    void giveWay() {
        slowly = true;
    }

    @Override
    public Reply during(Supplier<Reply> attempt) {
        leave(System.nanoTime());
        try {
            return attempt.get();
        } finally {
            comeBack(System.nanoTime());
        }
    }

    void leave(long now) {
        left = now;
    }

    void comeBack(long now) {
        back = now;
    }

    /** Whether the receiver has said something, or has been given up. */
    boolean isBack() {
        return back != null;
    }

    /**
     * Whether the receiver has, or had, this for longer. What we do before and after is not theirs.
     *
     * @param now by the clock that it left by
     */
    boolean hasTaken(Duration time, long now) {
        var since = left;
        var until = back;
        return since != null && (until == null ? now : until) - since > time.toNanos();
    }
}

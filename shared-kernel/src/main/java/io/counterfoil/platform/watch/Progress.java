package io.counterfoil.platform.watch;

import io.counterfoil.platform.watch.Batches.Failing;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one segment of a consumer gets on.
 *
 * @param head the last position of the log
 * @param here whether this process has it
 * @param claimed whether any living process has it
 * @param silent since a process last said that it has it
 * @param still since when it has been where it is, behind the head
 * @param failing how its last batch failed here, if it did
 */
record Progress(
        Batches.Place place,
        long position,
        long head,
        boolean here,
        boolean claimed,
        Duration silent,
        Duration still,
        @Nullable Failing failing) {
    /** Of nobody's having it: longer than a process that ended may keep it, and another takes to notice. */
    static final Duration UNCLAIMED_MAX = Duration.ofSeconds(30);

    /** Of one batch: longer than the largest takes on a busy machine. */
    static final Duration STILL_MAX = Duration.ofSeconds(60);

    /** A batch may fail because somebody else has taken the segment; it does not fail again. */
    static final int FAILURES_MAX = 1;

    long lag() {
        return here || !claimed ? Math.max(0, head - position) : 0;
    }

    Optional<Stuck> stuck() {
        return Optional.ofNullable(why()).map(why -> new Stuck(place.consumer(), place.segment(), why));
    }

    private @Nullable String why() {
        if (failing != null && failing.times() > FAILURES_MAX)
            return "failed " + failing.times() + " times in a row: "
                    + failing.cause().getName();
        if (!claimed && silent.compareTo(UNCLAIMED_MAX) > 0)
            return "claimed by nobody for " + silent.toSeconds() + " s";
        if (here && still.compareTo(STILL_MAX) > 0)
            return "at " + position + " of " + head + " for " + still.toSeconds() + " s";
        return null;
    }
}

package io.counterfoil.platform.outbound;

import io.counterfoil.kernel.retry.Backoff;
import java.time.Duration;
import java.util.Set;

/** Makes calls of one kind, outside every transaction. */
public interface Line {
    Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofHours(1));

    /** {@code ask-provider}, {@code deliver-notice} and so on: the name under which its calls are due. */
    String kind();

    /** How many calls may be under way at once in one process. */
    int atOnceMax();

    /** The rooms that have no place just now: a call that waits for them alone is left waiting, in its turn. */
    default Set<String> full() {
        return Set.of();
    }

    /** How long a call that failed waits before it is made again. */
    default Backoff backoff() {
        return BACKOFF;
    }

    /**
     * Calls, and reports what came of it by command. To return is to be done; to throw is to be called again, later and
     * later; to throw {@link NotYet} is to be called again when there is room. A call that was cut off is made again: it must
     * be harmless when repeated.
     */
    void call(String subject);
}

package io.counterfoil.platform.eventlog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that a projection failed to handle, or one that waits behind such an event of the same stream.
 *
 * @param group the projection
 * @param event its name in the log: {@code order.paid/1}
 * @param cause why it failed; absent where it only waits
 * @param failures how often it was tried again in vain
 * @param retryAt when it is tried again by itself; at once where absent
 */
public record ParkedLetter(
        String group,
        String event,
        String stream,
        @Nullable String cause,
        Instant since,
        int failures,
        @Nullable Instant retryAt) {}

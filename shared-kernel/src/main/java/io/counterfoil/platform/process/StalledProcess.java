package io.counterfoil.platform.process;

import io.counterfoil.kernel.process.StallId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A process that cannot go on with one thing.
 *
 * @param process the saga's name: {@code provider-verification}
 * @param subject the id of the thing
 * @param failures in a row
 * @param since the first of them
 * @param retryAt when it tries again by itself
 * @param resumed when somebody last asked for it to be tried at once, if it has not failed since
 */
record StalledProcess(
        StallId stall,
        String process,
        String subject,
        String cause,
        int failures,
        Instant since,
        Instant retryAt,
        @Nullable Instant resumed) {}

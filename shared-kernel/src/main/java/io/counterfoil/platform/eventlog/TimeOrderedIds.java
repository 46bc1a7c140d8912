package io.counterfoil.platform.eventlog;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.common.IdentifierFactory;

/**
 * Ids of messages and sagas: UUIDs of version 7 (RFC 9562, 5.7), so that an index on them grows at its end. They tell things
 * apart and keep no secret: threads need not share a secure source of random numbers.
 */
public final class TimeOrderedIds extends IdentifierFactory {
    private static final long VERSION = 0x7000;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final int TIME_AT_BIT = 16;
    private static final int RANDOM_A_BITS = 12;

    @Override
    public String generateIdentifier() {
        var random = ThreadLocalRandom.current();
        long high = System.currentTimeMillis() << TIME_AT_BIT | VERSION | random.nextLong(1L << RANDOM_A_BITS);
        long low = VARIANT | random.nextLong() >>> 2;
        return new UUID(high, low).toString();
    }
}

package io.counterfoil.platform.eventlog;

import java.time.Instant;

/** How far history is read: to its end, to a position of the log, or to an instant of recording; both inclusive. */
public sealed interface Until {
    record Now() implements Until {}

    record Position(long position) implements Until {}

    record Moment(Instant instant) implements Until {}
}

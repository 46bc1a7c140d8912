package io.counterfoil.platform.eventlog;

import java.util.List;

/** Gives events their positions, gapless and in the order of commits, and stores them all or not at all. */
interface Appender {
    /** @throws org.springframework.dao.DuplicateKeyException when one of the places in a stream is taken */
    void append(List<NewEvent> events);
}

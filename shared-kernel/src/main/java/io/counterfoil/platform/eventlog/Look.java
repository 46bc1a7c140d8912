package io.counterfoil.platform.eventlog;

import java.util.Optional;

/** Something that is looked at, and how it stood when this process last had to do with it. */
record Look<S>(Thing<S> thing, Optional<Known<S>> remembered) {
    String stream() {
        return thing.stream();
    }

    /** The last of its events that is known here; -1 where none is. */
    long sequence() {
        return remembered.map(Known::sequence).orElse(-1L);
    }

    /** Of what is not remembered it is only seen whether there is anything: it is read from its snapshot then. */
    int eventsWorthReading() {
        return remembered.isPresent() ? StreamReader.EVENTS_A_READ : 1;
    }
}

package io.counterfoil.platform.eventlog;

/**
 * How one thing stood after one of its events, which is in the log. What comes later does not make it untrue, only old.
 *
 * @param sequence of that event; -1 where nothing has happened yet
 * @param snapshot the event up to which there is a snapshot, for all that is known here; -1 where there is none
 */
record Known<S>(long sequence, S state, long snapshot) {
    static <S> Known<S> nothing(S initial) {
        return new Known<>(-1, initial, -1);
    }

    boolean isNothing() {
        return sequence < 0;
    }

    /** How many events a cold start would have to read. */
    long unsaved() {
        return sequence - snapshot;
    }

    Known<S> saved() {
        return new Known<>(sequence, state, sequence);
    }

    Known<S> after(long event, S next) {
        return new Known<>(event, next, snapshot);
    }
}

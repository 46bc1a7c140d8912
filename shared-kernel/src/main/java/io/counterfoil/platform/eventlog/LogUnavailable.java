package io.counterfoil.platform.eventlog;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.TransientDataAccessException;

/** The log takes nothing at the moment. Whoever asks again in the same words loses nothing and does nothing twice. */
public final class LogUnavailable extends TransientDataAccessException {
    private static final long serialVersionUID = 1L;

    /** What is known of the events. */
    public enum Fate {
        /** They are not in the log and will not be. */
        NOT_STORED,
        /** They may be in the log: the database was lost in the middle of the commit. */
        UNKNOWN
    }

    private final Fate fate;

    LogUnavailable(Fate fate, String why, @Nullable Throwable cause) {
        super(why, cause);
        this.fate = fate;
    }

    static LogUnavailable notStored(String why, @Nullable Throwable cause) {
        return new LogUnavailable(Fate.NOT_STORED, why, cause);
    }

    static LogUnavailable unknown(String why, @Nullable Throwable cause) {
        return new LogUnavailable(Fate.UNKNOWN, why, cause);
    }

    public Fate fate() {
        return fate;
    }
}

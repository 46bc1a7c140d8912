package io.counterfoil.platform.eventlog;

import java.sql.SQLException;
import java.util.Set;

/**
 * What a failed append of a group means (PostgreSQL's SQLSTATE codes,
 * https://www.postgresql.org/docs/current/errcodes-appendix.html).
 */
enum AppendFailure {
    /** Some row cannot be stored, whoever asks: the others can. */
    BAD_ROW,
    /** PostgreSQL has undone it for want of something that comes back: time, memory, space on the disk, its turn, being the primary. */
    NOT_NOW,
    /** Nobody said what came of it. */
    LOST;

    private static final Set<String> LOST_CLASSES = Set.of("08", "58", "F0");
    /**
     * Shut down by an administrator, after a crash, while starting; the database or session is gone; what came of the
     * statement is not known.
     */
    private static final Set<String> LOST_STATES =
            Set.of("57P01", "57P02", "57P03", "57P04", "57P05", "25P03", "40003");

    private static final Set<String> NOT_NOW_CLASSES = Set.of("25", "53", "40", "55", "57");
    private static final int SQL_STATE_LENGTH = 5;

    /** Where the connection was lost after it, whatever was said before was not the last word. */
    static AppendFailure of(SQLException failure) {
        for (var next = failure.getNextException(); next != null; next = next.getNextException()) {
            if (ofOne(next) == LOST) return LOST;
        }
        return ofOne(failure);
    }

    private static AppendFailure ofOne(SQLException failure) {
        var state = failure.getSQLState();
        if (state == null || state.length() != SQL_STATE_LENGTH) return LOST;
        if (LOST_STATES.contains(state)) return LOST;
        var group = state.substring(0, 2);
        if (LOST_CLASSES.contains(group)) return LOST;
        return NOT_NOW_CLASSES.contains(group) ? NOT_NOW : BAD_ROW;
    }
}

package io.counterfoil.bench.crash;

import io.counterfoil.bench.world.Log;

/**
 * The log as somebody has read it.
 *
 * @param digest of all events up to the position
 */
record Prefix(long position, String digest) {
    static Prefix of(Log log) {
        var position = log.number("select coalesce(max(position), 0) from event_log.event");
        return new Prefix(position, digest(log, position));
    }

    /** What has been read cannot become unread. */
    boolean stillHolds(Log log) {
        return digest(log, position).equals(digest);
    }

    private static String digest(Log log, long position) {
        return log.text("""
                select coalesce(md5(string_agg(concat_ws(' ', position, stream, sequence, name, event_id, payload), e'\\n'
                           order by position)), '')
                  from event_log.event where position <= ?
                """, position);
    }
}

package io.counterfoil.platform.eventlog;

import java.util.Arrays;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.axonframework.eventhandling.Segment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far projections have come. */
public final class Projections {
    /** Of a projection that is further behind, it is known that it has come so far at least. */
    private static final int EVENTS_LOOKED_AT = 200;

    private final JdbcClient sql;
    private final HandledFacts facts;

    Projections(JdbcClient sql, HandledFacts facts) {
        this.sql = sql;
        this.facts = facts;
    }

    /**
     * The position of the log that a projection reflects at least; 0 where it has not begun. One that is replaying counts
     * as far as it has come again.
     *
     * <p>Axon stores how far a segment has read only now and then while nothing happens that concerns it. So what is behind
     * is not the segment with an old token, but one with an event of its own that it has yet to handle.
     */
    public long reach(String projection) {
        var tokens = tokens(projection);
        long seen = tokens.values().stream().mapToLong(Long::longValue).min().orElse(0);
        var names = facts.of(projection);
        if (tokens.isEmpty() || names.isEmpty()) return seen;
        long end = end();
        var ahead = between(seen, end, names);
        long looked = ahead.size() < EVENTS_LOOKED_AT ? end : ahead.getLast().position();
        return Math.max(seen, reach(tokens, ahead, looked));
    }

    private static long reach(SequencedMap<Integer, Long> tokens, List<Ahead> ahead, long looked) {
        var segments = Segment.computeSegments(
                tokens.keySet().stream().mapToInt(Integer::intValue).toArray());
        return Arrays.stream(segments)
                .mapToLong(segment -> ahead.stream()
                        .filter(event -> event.position() > tokens.getOrDefault(segment.getSegmentId(), 0L))
                        .filter(event -> segment.matches(event.stream()))
                        .mapToLong(event -> event.position() - 1)
                        .findFirst()
                        .orElse(looked))
                .min()
                .orElse(looked);
    }

    private SequencedMap<Integer, Long> tokens(String projection) {
        var tokens = new TreeMap<Integer, Long>();
        sql.sql("""
                select segment, coalesce(seen ->> 'globalIndex', seen #>> '{currentToken,globalIndex}', '0')::bigint
                  from (select segment, token::jsonb from token_entry where processor_name = ?) as read (segment, seen)
                """).param(projection).query(row -> {
            tokens.put(row.getInt(1), row.getLong(2));
        });
        return tokens;
    }

    /** The position at which the log ends. */
    public long end() {
        return sql.sql("select coalesce(max(position), 0) from event_log.event")
                .query(Long.class)
                .single();
    }

    private List<Ahead> between(long seen, long end, List<String> names) {
        return sql.sql("""
                select position, stream from event_log.event
                 where position > ? and position <= ? and name = any(?::text[])
                 order by position limit ?
                """)
                .param(seen)
                .param(end)
                .param(names.toArray(String[]::new))
                .param(EVENTS_LOOKED_AT)
                .query((row, _) -> new Ahead(row.getLong("position"), row.getString("stream")))
                .list();
    }

    private record Ahead(long position, String stream) {}
}

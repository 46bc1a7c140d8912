package io.counterfoil.platform.eventlog;

import io.counterfoil.kernel.decide.Decider;
import io.counterfoil.kernel.id.Id;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the log: always current, and as it was at any instant or position by the same code. */
public final class History {
    private static final String OF_ONE = """
            select position, stream, sequence, name, event_id, recorded_at, payload, metadata
              from event_log.event
             where stream = ? and position <= ? and recorded_at <= ?
             order by sequence
            """;
    private static final String SINCE = """
            select position, stream, sequence, name, event_id, recorded_at, payload, metadata
              from event_log.event
             where stream = ? and sequence > ?
             order by sequence
            """;
    private static final String FIRST = """
            select position, stream, sequence, name, event_id, recorded_at, payload, metadata
              from event_log.event
             where stream = ? and sequence = 0
            """;
    private static final String ONE = """
            select position, stream, sequence, name, event_id, recorded_at, payload, metadata
              from event_log.event
             where stream = ? and event_id = ?::uuid
            """;
    private static final String OF_SEVERAL = """
            select position, stream, sequence, name, event_id, recorded_at, payload, metadata
              from event_log.event
             where stream = any(?::text[]) and position > ? and position <= ? and recorded_at <= ?
             order by position limit ?
            """;
    private static final Timestamp ALWAYS = Timestamp.from(Instant.parse("9999-12-31T00:00:00Z"));

    private final JdbcClient sql;
    private final Serializer events;
    private final States states;
    private final HeldEvents held;
    private final PastStates past;
    private final Wholes wholes;

    History(JdbcClient sql, Serializer events, States states, HeldEvents held) {
        this.sql = sql;
        this.events = events;
        this.states = states;
        this.held = held;
        this.past = new PastStates(held);
        this.wholes = new Wholes(states);
    }

    /** Everything that happened to one thing, oldest first; empty where there is no such thing. */
    public List<Recorded> of(Id stream) {
        return of(stream, new Until.Now());
    }

    public List<Recorded> of(Id stream, Until until) {
        return sql.sql(OF_ONE)
                .params(stream.value(), position(until), moment(until))
                .query(this::recorded)
                .list();
    }

    /** What one thing began with; empty where there is no such thing. */
    public Optional<Recorded> first(Id stream) {
        return sql.sql(FIRST).param(stream.value()).query(this::recorded).optional();
    }

    /** One of the things that happened to one thing, however many did. */
    public Optional<Recorded> one(Id stream, String event) {
        return sql.sql(ONE).params(stream.value(), event).query(this::recorded).optional();
    }

    /**
     * What happened to one thing, oldest first, for whoever is told of one of its events: what came after that may be
     * missing, and the tail is not read again.
     */
    public List<Recorded> reaching(String event, Id stream) {
        var lately = held.lately(stream.value());
        return lately.isWhole() && lately.has(event)
                ? lately.events().stream().map(this::held).toList()
                : of(stream);
    }

    /**
     * What happened to several things together, in the order it happened.
     *
     * @param after a position: what comes later, at most {@code rows} of it
     */
    public List<Recorded> of(List<String> streams, Until until, long after, int rows) {
        return sql.sql(OF_SEVERAL)
                .param(streams.toArray(String[]::new))
                .params(after, position(until), moment(until), rows)
                .query(this::recorded)
                .list();
    }

    private static long position(Until until) {
        return until instanceof Until.Position p ? p.position() : Long.MAX_VALUE;
    }

    private static Timestamp moment(Until until) {
        return until instanceof Until.Moment m ? Timestamp.from(m.instant()) : ALWAYS;
    }

    /** What happened to one thing since the event of that sequence; all of it since -1. */
    public List<Recorded> since(Id stream, long sequence) {
        return sql.sql(SINCE)
                .params(stream.value(), sequence)
                .query(this::recorded)
                .list();
    }

    /** How one thing stands at this moment. However long its stream, only its end is read. */
    public <S> S fold(Id stream, Decider<?, S, ?> rules) {
        return states.current(states.strand(stream.value(), rules)).state();
    }

    /**
     * How one thing stands as far as this process knows: with all that the process itself has done to it, and perhaps
     * without what others have done since. For whoever asks what came of a command of theirs.
     */
    public <S> S known(Id stream, Decider<?, S, ?> rules) {
        return states.known(states.strand(stream.value(), rules)).state();
    }

    /** How a thing with parts stands at this moment, with these of its parts: one read, however many. */
    public <S> S fold(Composite<?, S, ?> kind, Id whole, List<Part<S>> parts) {
        var streams = kind.streams(whole, parts);
        return Wholes.composed(kind, streams, wholes.current(kind, streams));
    }

    /** How parts stand at this moment, whichever things they are of. */
    public <S> S fold(Composite<?, S, ?> kind, List<Part<S>> parts) {
        return Wholes.composed(kind, parts, wholes.current(kind, parts));
    }

    /** The same as far as this process knows. */
    public <S> S known(Composite<?, S, ?> kind, Id whole, List<Part<S>> parts) {
        var streams = kind.streams(whole, parts);
        return Wholes.composed(kind, streams, wholes.known(kind, streams));
    }

    /** How several things stand at this moment, and a row beside the log, by one read. */
    public Glance glance(Beside beside, Thing<?>... things) {
        return states.current(beside, List.of(things));
    }

    @SuppressWarnings("unchecked") // a stream holds the events of one family
    public <S, E> S fold(Id stream, Decider<?, S, E> rules, Until until) {
        return switch (until) {
            case Until.Now _ -> fold(stream, rules);
            case Until.Position(var position) ->
                past.at(position, stream.value(), rules, at -> of(stream, new Until.Position(at)));
            case Until.Moment _ ->
                rules.replay(of(stream, until).stream()
                        .map(recorded -> (E) recorded.event())
                        .toList());
        };
    }

    /** The position of the last event, 0 where nothing has happened. */
    public long position() {
        return sql.sql("select coalesce(max(position), 0) from event_log.event")
                .query(Long.class)
                .single();
    }

    private Recorded held(DomainEventMessage<?> event) {
        return new Recorded(
                Lately.position(event),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                events.typeForClass(event.getPayloadType()).getName(),
                event.getIdentifier(),
                event.getTimestamp(),
                event.getPayload(),
                event.getMetaData());
    }

    private Recorded recorded(ResultSet row, int number) throws SQLException {
        var name = row.getString("name");
        return new Recorded(
                row.getLong("position"),
                row.getString("stream"),
                row.getLong("sequence"),
                name,
                row.getString("event_id"),
                row.getTimestamp("recorded_at").toInstant(),
                deserialize(name, row.getBytes("payload")),
                metadata(row.getBytes("metadata")));
    }

    private Object deserialize(String name, byte[] payload) {
        return events.deserialize(new SimpleSerializedObject<>(payload, byte[].class, name, null));
    }

    private Map<String, Object> metadata(byte[] json) {
        return events.<byte[], MetaData>deserialize(
                new SimpleSerializedObject<>(json, byte[].class, MetaData.class.getName(), null));
    }
}

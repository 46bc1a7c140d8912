package io.counterfoil.platform.eventlog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.serialization.Serializer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The last snapshot of each stream: a cache, which may be emptied at any time. */
final class Snapshots {
    private static final String STORE = """
            insert into event_log.snapshot (stream, sequence, type, id, taken_at, class, revision, payload, metadata)
            values (?, ?, ?, ?::uuid, ?, ?, ?, ?, ?)
                on conflict (stream) do update
               set (sequence, type, id, taken_at, class, revision, payload, metadata)
                 = (excluded.sequence, excluded.type, excluded.id, excluded.taken_at, excluded.class,
                    excluded.revision, excluded.payload, excluded.metadata)
             where snapshot.sequence < excluded.sequence
            """;

    private final JdbcClient sql;

    Snapshots(JdbcClient sql) {
        this.sql = sql;
    }

    void store(DomainEventMessage<?> snapshot, Serializer serializer) {
        var payload = snapshot.serializePayload(serializer, String.class);
        sql.sql(STORE)
                .params(
                        snapshot.getAggregateIdentifier(),
                        snapshot.getSequenceNumber(),
                        snapshot.getType(),
                        snapshot.getIdentifier(),
                        Timestamp.from(snapshot.getTimestamp()),
                        payload.getType().getName(),
                        payload.getType().getRevision(),
                        payload.getData(),
                        snapshot.serializeMetaData(serializer, String.class).getData())
                .update();
    }

    Optional<DomainEventData<String>> of(String stream) {
        return sql.sql("select * from event_log.snapshot where stream = ?")
                .param(stream)
                .query(Snapshots::snapshot)
                .optional();
    }

    private static DomainEventData<String> snapshot(ResultSet row, int number) throws SQLException {
        return new GenericDomainEventEntry<>(
                row.getString("type"),
                row.getString("stream"),
                row.getLong("sequence"),
                row.getString("id"),
                row.getTimestamp("taken_at").toInstant(),
                row.getString("class"),
                row.getString("revision"),
                row.getString("payload"),
                row.getString("metadata"));
    }
}

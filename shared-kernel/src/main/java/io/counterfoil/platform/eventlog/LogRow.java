package io.counterfoil.platform.eventlog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;

/** An event as the log holds it, with its JSON as PostgreSQL sends it, in UTF-8. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record LogRow(
        long position,
        String stream,
        long sequence,
        String name,
        String id,
        Instant recordedAt,
        byte[] payload,
        byte[] metadata)
        implements TrackedEventData<byte[]>, DomainEventData<byte[]> {
    /** In the order in which {@link #of} takes them. */
    static final String COLUMNS = "position, stream, sequence, name, event_id, recorded_at, payload, metadata";

    static LogRow of(ResultSet row, int number) throws SQLException {
        return new LogRow(
                row.getLong(1),
                row.getString(2),
                row.getLong(3),
                row.getString(4),
                row.getString(5),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                row.getBytes(7),
                row.getBytes(8));
    }

    @Override
    public TrackingToken trackingToken() {
        return new GlobalSequenceTrackingToken(position);
    }

    @Override
    public String getEventIdentifier() {
        return id;
    }

    @Override
    public Instant getTimestamp() {
        return recordedAt;
    }

    @Override
    public SerializedObject<byte[]> getPayload() {
        return new SimpleSerializedObject<>(payload, byte[].class, name, null);
    }

    @Override
    public SerializedObject<byte[]> getMetaData() {
        return new SerializedMetaData<>(metadata, byte[].class);
    }

    /** The kind of thing that the event belongs to. */
    @Override
    public String getType() {
        return name.substring(0, name.indexOf('.'));
    }

    @Override
    public String getAggregateIdentifier() {
        return stream;
    }

    @Override
    public long getSequenceNumber() {
        return sequence;
    }
}

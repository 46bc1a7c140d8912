package io.counterfoil.platform.eventlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.postgresql.copy.CopyIn;

/**
 * The rows of one command's events as {@code COPY} takes them in its binary format
 * (https://www.postgresql.org/docs/current/sql-copy.html, "Binary Format"). Whoever brings the events makes the rows; whoever
 * writes them has only to add their positions and their time.
 */
final class Rows {
    static final String COPY = """
            copy event_log.event (position, recorded_at, stream, sequence, name, event_id, payload, metadata)
            from stdin (format binary)""";

    private static final short COLUMNS = 8;
    /** Of a number, a time and a UUID, and of what says how long a value is. */
    private static final int NUMBER = Long.BYTES;

    private static final int ID = 2 * Long.BYTES;
    private static final int LENGTH = Integer.BYTES;

    private static final int POSITION_AT = Short.BYTES + LENGTH;
    private static final int TIME_AT = POSITION_AT + NUMBER + LENGTH;
    /** Of a row without its texts: position, time and sequence, the event's id, and how long each of the eight values is. */
    private static final int FIXED = Short.BYTES + COLUMNS * LENGTH + 3 * NUMBER + ID;

    /** The signature, no flags, no extension. */
    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };

    private static final byte[] TRAILER = {-1, -1};

    private final List<byte[]> rows;
    private final long size;

    private Rows(List<byte[]> rows) {
        this.rows = rows;
        this.size = rows.stream().mapToLong(row -> row.length).sum();
    }

    static Rows of(List<NewEvent> events) {
        return new Rows(events.stream().map(Rows::row).toList());
    }

    private static byte[] row(NewEvent event) {
        var stream = event.stream().getBytes(UTF_8);
        var name = event.name().getBytes(UTF_8);
        var payload = event.payload().getBytes(UTF_8);
        var metadata = event.metadata().getBytes(UTF_8);
        var id = UUID.fromString(event.id());
        return ByteBuffer.allocate(FIXED + stream.length + name.length + payload.length + metadata.length)
                .putShort(COLUMNS)
                .putInt(NUMBER)
                .putLong(0)
                .putInt(NUMBER)
                .putLong(0)
                .putInt(stream.length)
                .put(stream)
                .putInt(NUMBER)
                .putLong(event.sequence())
                .putInt(name.length)
                .put(name)
                .putInt(ID)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .putInt(payload.length)
                .put(payload)
                .putInt(metadata.length)
                .put(metadata)
                .array();
    }

    /** In bytes. */
    long size() {
        return size;
    }

    static void begin(CopyIn copy) throws SQLException {
        copy.writeToCopy(HEADER, 0, HEADER.length);
    }

    /**
     * @param first the first one's position
     * @param time in microseconds since the beginning of the year 2000
     * @return the position after the last one's
     */
    long writeTo(CopyIn copy, long first, long time) throws SQLException {
        long next = first;
        for (var row : rows) {
            ByteBuffer.wrap(row).putLong(POSITION_AT, next++).putLong(TIME_AT, time);
            copy.writeToCopy(row, 0, row.length);
        }
        return next;
    }

    static void end(CopyIn copy) throws SQLException {
        copy.writeToCopy(TRAILER, 0, TRAILER.length);
        copy.endCopy();
    }
}

package io.counterfoil.bench.positions;

import io.counterfoil.bench.positions.Notes.Fate;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** Somebody else's session, which appends in a transaction, dawdles, and then commits or not. */
final class Slow implements Runnable {
    private static final int DAWDLE_MILLIS_MAX = 150;
    private static final int PAUSE_MILLIS_MAX = 400;
    /** Now and then beyond what others wait for the lock (5 s). */
    private static final long LONG_DAWDLE_MILLIS = 5_500;

    private static final int ONE_IN_SO_MANY_IS_LONG = 250;

    private static final String APPEND = """
            select event_log.append(
                now(), array[?, ?], array[?, ?]::bigint[], array['order.merchant-enabled/1', 'order.merchant-enabled/1'],
                array[gen_random_uuid()::text, gen_random_uuid()::text], array['{}', '{}'], array[?, ?])
            """;

    private final DataSource database;
    private final Notes notes;
    private final Field field;
    private final SplittableRandom chance;
    private final LongAdder commits = new LongAdder();
    private final LongAdder rollbacks = new LongAdder();

    Slow(DataSource database, Notes notes, Field field, long seed) {
        this.database = database;
        this.notes = notes;
        this.field = field;
        chance = new SplittableRandom(seed);
    }

    @Override
    public void run() {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            while (!field.isStopped()) {
                append(connection);
                pause(chance.nextInt(PAUSE_MILLIS_MAX));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void append(Connection connection) throws SQLException {
        var append = UUID.randomUUID().toString();
        insert(connection, append);
        pause(chance.nextInt(ONE_IN_SO_MANY_IS_LONG) == 0 ? LONG_DAWDLE_MILLIS : chance.nextInt(DAWDLE_MILLIS_MAX));
        if (chance.nextBoolean()) {
            connection.commit();
            notes.take(append, Fate.STORED);
            commits.increment();
        } else {
            connection.rollback();
            notes.take(append, Fate.NOT_STORED);
            rollbacks.increment();
        }
    }

    private static void insert(Connection connection, String append) throws SQLException {
        var stream = "slow " + append;
        var metadata = "{\"%s\":\"%s\",\"%s\":2}".formatted(Writer.APPEND, append, Writer.EVENTS);
        try (var statement = connection.prepareStatement(APPEND)) {
            statement.setString(1, stream);
            statement.setString(2, stream);
            statement.setLong(3, 0);
            statement.setLong(4, 1);
            statement.setString(5, metadata);
            statement.setString(6, metadata);
            statement.execute();
        }
    }

    private static void pause(long millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    long commits() {
        return commits.sum();
    }

    long rollbacks() {
        return rollbacks.sum();
    }
}

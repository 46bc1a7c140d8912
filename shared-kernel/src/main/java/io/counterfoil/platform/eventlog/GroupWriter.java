package io.counterfoil.platform.eventlog;

import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;

/**
 * Writes groups and answers everyone in them: what one of them does wrong is their failure alone, and what became of a group
 * whose connection was lost is found out before anybody is answered.
 *
 * <p>A group of unknown fate is written again. That is safe: a place in a stream holds one event, and where it holds this
 * very one, it was stored the first time, even if the lost session commits only now.
 */
final class GroupWriter {
    /** How long the fate of a group is looked for before its commands are told that nobody knows. */
    static final Duration DOUBT_MAX = Duration.ofSeconds(10);

    private static final long PAUSE_MILLIS = 100;
    private static final String UNIQUE_VIOLATION = "23505";
    private static final Logger LOG = LoggerFactory.getLogger(GroupWriter.class);

    private final DataSource database;
    private final InstantSource clock;
    private final AppendMeters meters;
    private final LogSignal signal;
    private final LogEnd end;
    private final SQLExceptionTranslator translator = new SQLStateSQLExceptionTranslator();

    private @Nullable LogConnection connection;

    GroupWriter(DataSource database, InstantSource clock, AppendMeters meters, LogSignal signal, LogEnd end) {
        this.database = database;
        this.clock = clock;
        this.meters = meters;
        this.signal = signal;
        this.end = end;
    }

    void write(List<Append> group) {
        write(group, System.nanoTime() + DOUBT_MAX.toNanos());
    }

    private void write(List<Append> group, long until) {
        try {
            connect();
        } catch (SQLException e) {
            fail(group, LogUnavailable.notStored("the database cannot be reached", e));
            return;
        }
        try {
            store(group);
        } catch (SQLException e) {
            deal(group, e, until);
        }
    }

    private void store(List<Append> group) throws SQLException {
        var began = System.nanoTime();
        var last = connect().append(group);
        meters.stored(group.size(), events(group), System.nanoTime() - began);
        signal.give();
        stored(group, last);
    }

    private void stored(List<Append> group, long last) {
        end.reached(last);
        group.forEach(Append::stored);
    }

    private void deal(List<Append> group, SQLException failure, long until) {
        switch (AppendFailure.of(failure)) {
            case BAD_ROW -> isolate(group, failure, until);
            case NOT_NOW -> fail(group, LogUnavailable.notStored("the database could not take it", failure));
            case LOST -> {
                LOG.warn("the database was lost while {} commands were written: {}", group.size(), failure.toString());
                disconnect();
                findOut(group, until);
            }
        }
    }

    /** Halves the group until the one at fault stands alone. */
    private void isolate(List<Append> group, SQLException failure, long until) {
        if (group.size() > 1) {
            write(group.subList(0, group.size() / 2), until);
            write(group.subList(group.size() / 2, group.size()), until);
            return;
        }
        try {
            var stored =
                    UNIQUE_VIOLATION.equals(failure.getSQLState()) ? connect().find(group) : OptionalLong.empty();
            if (stored.isPresent()) stored(group, stored.getAsLong());
            else fail(group, translated(failure));
        } catch (SQLException e) {
            disconnect();
            fail(group, LogUnavailable.unknown("the database was lost while a conflict was looked at", e));
        }
    }

    /** Answers everyone in a group that may or may not have been stored. */
    private void findOut(List<Append> group, long until) {
        group.forEach(Append::doubt);
        @Nullable SQLException last = null;
        while (System.nanoTime() < until) {
            try {
                var stored = connect().find(group);
                if (stored.isPresent()) stored(group, stored.getAsLong());
                else store(group);
                return;
            } catch (SQLException e) {
                if (connection != null && AppendFailure.of(e) != AppendFailure.LOST) {
                    deal(group, e, until);
                    return;
                }
                last = e;
                disconnect();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
            }
        }
        fail(group, LogUnavailable.unknown("the database was lost in the middle of a commit", last));
    }

    private static int events(List<Append> group) {
        return group.stream().mapToInt(append -> append.events().size()).sum();
    }

    private DataAccessException translated(SQLException failure) {
        var translated = translator.translate("append", null, failure);
        return translated == null ? LogUnavailable.notStored("the database refused it", failure) : translated;
    }

    private static void fail(List<Append> group, DataAccessException why) {
        group.forEach(append -> append.failed(why));
    }

    /** What somebody was told instead of "stored", whoever told them. */
    void count(DataAccessException failure) {
        meters.failed(failure);
    }

    private LogConnection connect() throws SQLException {
        var present = connection;
        if (present == null) {
            present = LogConnection.open(database, clock);
            connection = present;
        }
        return present;
    }

    void disconnect() {
        var present = connection;
        connection = null;
        if (present == null) return;
        try {
            present.close();
        } catch (SQLException e) {
            LOG.debug("what was lost cannot be closed", e);
        }
    }
}

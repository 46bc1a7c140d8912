package io.counterfoil.platform.eventlog;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.axonframework.serialization.json.JacksonSerializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** An empty log in a database of its own. */
final class ALog {
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    /** As the migration has it: whoever holds it keeps everybody from appending. */
    private static final long LOCK = 27_988_572_849_333_618L;

    private static final EmbeddedPostgres SERVER = start();
    private static final AtomicInteger MADE = new AtomicInteger();

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final DataSource database;
    private final JdbcClient sql;
    private final LogEnd end = new LogEnd();

    ALog() {
        this(SERVER);
    }

    ALog(EmbeddedPostgres server) {
        var name = "log_" + MADE.incrementAndGet();
        JdbcClient.create(server.getPostgresDatabase())
                .sql("create database " + name)
                .update();
        database = server.getDatabase("postgres", name);
        var tables = new ResourceDatabasePopulator(new ClassPathResource("db/migration/V001__event_log.sql"));
        tables.setSeparator(ScriptUtils.EOF_STATEMENT_SEPARATOR);
        tables.execute(database);
        sql = JdbcClient.create(database);
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    DataSource database() {
        return database;
    }

    String name() {
        return sql.sql("select current_database()")
                .query((row, _) -> row.getString(1))
                .single();
    }

    int port() {
        return SERVER.getPort();
    }

    LogEnd end() {
        return end;
    }

    JdbcClient sql() {
        return sql;
    }

    GroupAppender appender() {
        return appender(database(), InstantSource.fixed(NOON), new LogSignal(), new AppendMeters(meters), end);
    }

    static GroupAppender appender(DataSource database, InstantSource clock) {
        return appender(database, clock, new LogSignal());
    }

    static GroupAppender appender(DataSource database, InstantSource clock, LogSignal signal) {
        return appender(database, clock, signal, new AppendMeters(new SimpleMeterRegistry()), new LogEnd());
    }

    private static GroupAppender appender(
            DataSource database, InstantSource clock, LogSignal signal, AppendMeters meters, LogEnd end) {
        return new GroupAppender(new GroupWriter(database, clock, meters, signal, end), end);
    }

    /** Of those who appended through {@link #appender()}. */
    double failures(String reason) {
        return meters.get("log.append.failures").tag("reason", reason).counter().count();
    }

    LogEngine engine(Appender appender, EventUpcaster... upcasters) {
        var settings = new LogEngine.Settings();
        settings.eventSerializer(new NamedEventSerializer(new EventNames(EventFamily.ALL), Serialization.eventMapper()))
                .snapshotSerializer(JacksonSerializer.defaultSerializer())
                .persistenceExceptionResolver(new StreamConflicts())
                .upcasterChain(new EventUpcasterChain(upcasters));
        return new LogEngine(settings, appender, new LogReader(sql));
    }

    static List<NewEvent> first(String stream) {
        return List.of(event(stream, 0));
    }

    static NewEvent event(String stream, long sequence) {
        return new NewEvent(
                stream, sequence, "process.recovered/1", UUID.randomUUID().toString(), "{}", "{}");
    }

    /** Nobody appends until what this gives is closed. */
    Connection holdTheLock() throws SQLException {
        return holdTheLock(LOCK);
    }

    Connection holdTheLock(long lock) throws SQLException {
        var connection = database.getConnection();
        connection.setAutoCommit(false);
        try (var statement = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
            statement.setLong(1, lock);
            statement.execute();
        }
        return connection;
    }

    long waitingForTheLock() {
        return count("""
                pg_locks join pg_database on pg_database.oid = database
                where datname = current_database() and locktype = 'advisory' and not granted""");
    }

    /** Writers that were committed together. */
    long commits() {
        return sql.sql("select count(distinct xmin::text) from event_log.event")
                .query(Long.class)
                .single();
    }

    long count(String what) {
        return sql.sql("select count(*) from " + what).query(Long.class).single();
    }

    List<String> streams() {
        return sql.sql("select stream from event_log.event order by position")
                .query((row, _) -> row.getString(1))
                .list();
    }

    List<Long> positions() {
        return sql.sql("select position from event_log.event order by position")
                .query((row, _) -> row.getLong(1))
                .list();
    }
}

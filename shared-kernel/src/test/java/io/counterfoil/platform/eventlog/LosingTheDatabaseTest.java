package io.counterfoil.platform.eventlog;

import static io.counterfoil.platform.eventlog.ALog.first;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** In the middle of a commit: whoever asked is told what came of it. */
class LosingTheDatabaseTest {
    private static final List<String> FAILING_DISK = List.of(
            "create sequence tries",
            """
            create function fail() returns trigger language plpgsql as $$ begin
                perform nextval('tries');
                raise exception using errcode = 'io_error';
            end $$""",
            "create trigger fail before insert on event_log.event for each statement execute function fail()");

    private static final long AT_COMMIT = 7;
    /** Whoever commits the first event of many waits for a lock. */
    private static final List<String> HELD_UP_AT_COMMIT = List.of("""
            create function hold_up() returns trigger language plpgsql as $$ begin
                perform pg_advisory_xact_lock(7);
                return null;
            end $$""", """
            create constraint trigger hold_up after insert on event_log.event deferrable initially deferred
                for each row when (new.sequence = 1) execute function hold_up()""");

    private final ALog log = new ALog();
    private final Relay relay = Relay.to(log.port());
    private final GroupAppender appender = ALog.appender(throughTheRelay(), InstantSource.fixed(ALog.NOON));
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void close() {
        appender.close();
        callers.close();
        relay.close();
    }

    @Test
    void after_it_was_stored_is_no_failure_and_stores_nothing_twice() throws Exception {
        appender.append(first("before"));
        relay.swallowAnswers();
        var caller = callers.submit(() -> appender.append(first("stored, untold")));
        await().until(() -> log.streams().contains("stored, untold"));
        relay.cut();

        caller.get();
        assertThat(log.streams()).containsExactly("before", "stored, untold");
    }

    /** Many are copied: the commit is a question of its own, whose answer is lost. */
    @Test
    void after_many_were_stored_is_no_failure_and_stores_nothing_twice() throws Exception {
        appender.append(first("before"));
        for (var statement : HELD_UP_AT_COMMIT) log.sql().sql(statement).update();
        try (var held = log.holdTheLock(AT_COMMIT)) {
            var caller = callers.submit(() -> appender.append(many("stored, untold")));
            await().until(() -> log.waitingForTheLock() == 1);
            relay.swallowAnswers();
            held.rollback();
            await().until(() -> log.streams().contains("stored, untold"));
            relay.cut();

            caller.get();
        }
        assertThat(log.streams()).hasSize(1 + LogConnection.EVENTS_COPIED_MIN);
    }

    @Test
    void while_many_are_stored_stores_them_again() throws Exception {
        appender.append(first("before"));
        for (var statement : HELD_UP_AT_COMMIT) log.sql().sql(statement).update();
        try (var held = log.holdTheLock(AT_COMMIT)) {
            var caller = callers.submit(() -> appender.append(many("killed")));
            await().until(() -> log.waitingForTheLock() == 1);
            killWhoeverWaits();
            await().until(() -> log.waitingForTheLock() == 1);
            held.rollback();
            caller.get();
        }
        assertThat(log.positions())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 1 + LogConnection.EVENTS_COPIED_MIN)
                        .boxed()
                        .toList());
    }

    @Test
    void before_it_was_stored_stores_it_again() throws Exception {
        appender.append(first("before"));
        try (var held = log.holdTheLock()) {
            var caller = callers.submit(() -> appender.append(first("killed")));
            await().until(() -> log.waitingForTheLock() == 1);
            killWhoeverWaits();
            await().until(() -> log.waitingForTheLock() == 1);
            held.rollback();
            caller.get();
        }
        assertThat(log.streams()).containsExactly("before", "killed");
    }

    /** The client has lost its connection; the server has not noticed and goes on. */
    @Test
    void while_the_server_goes_on_stores_it_once() throws Exception {
        appender.append(first("before"));
        try (var held = log.holdTheLock()) {
            var caller = callers.submit(() -> appender.append(first("written twice")));
            await().until(() -> log.waitingForTheLock() == 1);
            relay.cut();
            await().until(() -> log.waitingForTheLock() == 2);
            held.rollback();
            caller.get();
        }
        assertThat(log.streams()).containsExactly("before", "written twice");
    }

    /** As PostgreSQL says when the disk does not do what it is told. */
    @Test
    void while_the_disk_fails_is_not_known_in_the_end_and_not_asked_for_without_pause() {
        for (var statement : FAILING_DISK) log.sql().sql(statement).update();

        assertThatExceptionOfType(LogUnavailable.class)
                .isThrownBy(() -> appender.append(first("nobody knows")))
                .returns(LogUnavailable.Fate.UNKNOWN, LogUnavailable::fate);
        assertThat(log.sql()
                        .sql("select last_value from tries")
                        .query(Long.class)
                        .single())
                .isLessThan(GroupWriter.DOUBT_MAX.toSeconds() * 20);
        assertThat(log.streams()).isEmpty();
    }

    private void killWhoeverWaits() {
        log.sql()
                .sql("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and not granted")
                .query((_, _) -> true)
                .single();
    }

    private static List<NewEvent> many(String stream) {
        return LongStream.range(0, LogConnection.EVENTS_COPIED_MIN)
                .mapToObj(sequence -> ALog.event(stream, sequence))
                .toList();
    }

    private PGSimpleDataSource throughTheRelay() {
        var database = new PGSimpleDataSource();
        database.setServerNames(new String[] {"localhost"});
        database.setPortNumbers(new int[] {relay.port()});
        database.setUser("postgres");
        database.setDatabaseName(log.name());
        return database;
    }
}

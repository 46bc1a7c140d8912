package io.counterfoil.platform.outbound;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.platform.eventlog.Correlation;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class MakingDueCallsTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration SHORT_LEASE = Duration.ofMillis(900);

    private static final EmbeddedPostgres SERVER = start();
    private static final DataSource DATABASE = SERVER.getPostgresDatabase();

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final InstantSource clock = now::get;
    private final List<Switchboard> switchboards = new ArrayList<>();
    private final JdbcClient sql = JdbcClient.create(DATABASE);

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeAll
    static void makeTheTable() {
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V011__outbound_call.sql")).execute(DATABASE);
    }

    @AfterAll
    static void stopDatabase() throws IOException {
        SERVER.close();
    }

    @BeforeEach
    void forgetAllCalls() {
        sql.sql("truncate outbound_call").update();
    }

    @AfterEach
    void stopProcesses() {
        switchboards.forEach(switchboard -> switchboard.stop(Duration.ZERO));
    }

    @Test
    void makes_each_call_once_and_is_done_with_it() {
        var line = new Recording("ask");
        var calls = process(line);
        calls.add("ask", "or_1");
        calls.add("ask", "or_2");

        await().untilAsserted(() -> assertThat(line.made).containsExactlyInAnyOrder("or_1", "or_2"));
        await().until(() -> rows() == 0);
    }

    @Test
    void is_traced_to_what_asked_for_it_where_that_is_one_thing() {
        var later = NOON.plusSeconds(1);
        var traces = new ConcurrentHashMap<String, String>();
        var calls = process(new Recording("ask", call -> traces.put(call, String.valueOf(Correlation.current()))));
        Correlation.during("c-1", () -> List.of("or_1", "or_2").forEach(call -> calls.add("ask", call, later)));
        Correlation.during("c-1", () -> calls.add("ask", "or_1", later));
        Correlation.during("c-2", () -> calls.add("ask", "or_2", later));
        calls.add("ask", "or_3", later);

        now.set(later);

        await().untilAsserted(
                        () -> assertThat(traces).isEqualTo(Map.of("or_1", "c-1", "or_2", "null", "or_3", "null")));
    }

    @Test
    void is_called_once_by_whichever_process_comes_first() {
        var line = new Recording("ask");
        var calls = process(line);
        process(line);
        var subjects = IntStream.range(0, 500).mapToObj(i -> "or_" + i).toList();
        subjects.parallelStream().forEach(subject -> calls.add("ask", subject));

        await().until(() -> rows() == 0);
        assertThat(line.made).containsExactlyInAnyOrderElementsOf(subjects);
    }

    @Test
    void lets_a_call_that_hangs_hold_up_nothing_else() {
        var hangs = new CountDownLatch(1);
        var asking = new Recording("ask", subject -> awaitIf(subject.equals("hangs"), hangs));
        var telling = new Recording("tell");
        var calls = process(asking, telling);
        calls.add("ask", "hangs");
        await().until(() -> asking.made.contains("hangs"));
        for (int i = 0; i < 100; i++) calls.add("ask", "or_" + i);
        calls.add("tell", "me_1");

        await().until(() -> asking.made.size() == 101 && telling.made.size() == 1);
        hangs.countDown();
        await().until(() -> rows() == 0);
    }

    @Test
    void makes_a_call_again_that_ended_in_an_error_of_the_machine() {
        var ended = new AtomicBoolean();
        var line = new Recording("ask", _ -> {
            if (!ended.getAndSet(true)) throw new StackOverflowError();
        });
        process(line).add("ask", "or_1");

        await().dontCatchUncaughtExceptions().until(() -> rows() == 0);
        assertThat(line.made).containsExactly("or_1", "or_1");
    }

    @Test
    void makes_the_others_where_one_cannot_be_begun_and_that_one_when_its_claim_has_run_out()
            throws InterruptedException {
        var line = new Recording("ask");
        var errors = new AtomicInteger(1);
        var calls = new DueCalls(sql, clock, new Wakes());
        for (int i = 0; i < 5; i++) calls.add("ask", "or_" + i);
        var dialler = new Dialler(line, new Claims(sql, clock, SHORT_LEASE), clock, call -> {
            if (errors.getAndDecrement() > 0) throw new OutOfMemoryError("no thread");
            return Thread.ofVirtual().unstarted(call);
        });
        dialler.start();

        await().until(() -> rows() == 0);
        assertThat(line.made).containsExactlyInAnyOrder("or_0", "or_1", "or_2", "or_3", "or_4");
        dialler.stopTaking();
        dialler.stop(Duration.ZERO);
    }

    @Test
    void makes_a_call_that_had_no_room_a_little_later_and_counts_no_failure() {
        var full = new AtomicBoolean(true);
        var line = new Recording("ask", _ -> {
            if (full.get()) throw new NotYet(Set.of("room"));
        });
        process(line).add("ask", "or_1");
        await().until(() -> line.made.size() == 1);
        await().until(() -> sql.sql("select count(*) from outbound_call where claimed_by is null and failures = 0")
                        .query(Long.class)
                        .single()
                == 1);

        full.set(false);
        now.set(NOON.plus(NotYet.PAUSE));

        await().until(() -> rows() == 0);
        assertThat(line.made).hasSize(2);
    }

    @Test
    void keeps_its_turn_and_its_age_while_it_finds_no_room() {
        var claims = new Claims(sql, clock, SHORT_LEASE);
        var calls = new DueCalls(sql, clock, new Wakes());
        calls.add("ask", "first");
        claims.postpone(claims.take("ask", 1, Set.of(), Set.of()).getFirst(), NOON.plus(NotYet.PAUSE), Set.of("room"));
        assertThat(claims.take("ask", 1, Set.of(), Set.of())).isEmpty();

        now.set(NOON.plus(NotYet.PAUSE));
        calls.add("ask", "second");

        assertThat(new CallList(sql).backlog("ask", now.get())).isEqualTo(new CallList.Backlog(2, 0, NOON));
        assertThat(claims.take("ask", 1, Set.of(), Set.of()))
                .extracting(Claims.Claim::subject)
                .containsExactly("first");
    }

    @Test
    void leaves_alone_whoever_waits_for_rooms_that_are_full() {
        var line = new Recording("ask", subject -> {
            if (subject.equals("waits")) throw new NotYet(Set.of("one", "two"));
        });
        line.full = Set.of("one", "two", "three");
        var calls = process(line);
        calls.add("ask", "waits");
        await().until(() -> line.made.size() == 1);

        now.set(NOON.plus(NotYet.PAUSE));
        calls.add("ask", "another");
        await().until(() -> line.made.contains("another"));
        await().during(Duration.ofSeconds(1)).until(() -> line.made.equals(List.of("waits", "another")));

        line.full = Set.of("one", "three");
        await().until(() -> line.made.equals(List.of("waits", "another", "waits")));
    }

    @Test
    void makes_no_more_calls_at_once_than_the_line_bears() {
        var hang = new CountDownLatch(1);
        var line = new Recording("ask", subject -> awaitIf(true, hang));
        var calls = process(line);
        for (int i = 0; i < Recording.AT_ONCE_MAX + 1; i++) calls.add("ask", "or_" + i);

        await().until(() -> line.made.size() == Recording.AT_ONCE_MAX);
        assertThat(sql.sql("select count(*) from outbound_call where claimed_by is null")
                        .query(Long.class)
                        .single())
                .isOne();
        hang.countDown();
        await().until(() -> rows() == 0);
    }

    @Test
    void tries_again_later_and_later_what_failed() {
        var failures = new AtomicInteger(2);
        var line = new Recording("ask", subject -> {
            if (failures.getAndDecrement() > 0) throw new IllegalStateException("secret");
        });
        var calls = process(line);
        calls.add("ask", "or_1");

        await().until(() -> dueIn(Duration.ofSeconds(1)));
        now.set(NOON.plusSeconds(1));
        await().until(() -> dueIn(Duration.ofSeconds(2)));
        assertThat(new CallList(sql).failing(new CallList.Place("", ""), 2))
                .singleElement()
                .satisfies(call -> {
                    assertThat(call.failures()).isEqualTo(2);
                    assertThat(call.cause())
                            .startsWith("java.lang.IllegalStateException at ")
                            .doesNotContain("secret");
                });
        now.set(NOON.plusSeconds(3));
        await().until(() -> rows() == 0);
        assertThat(line.made).hasSize(3);
    }

    @Test
    void shows_how_much_is_due_and_how_much_fails() {
        var calls = new DueCalls(sql, clock, new Wakes());
        calls.add("ask", "or_1");
        calls.add("ask", "or_2", NOON.plusSeconds(5));
        sql.sql("update outbound_call set failures = 1 where subject = 'or_2'").update();

        assertThat(new CallList(sql).backlog("ask", NOON)).isEqualTo(new CallList.Backlog(1, 1, NOON));
    }

    @Test
    void calls_once_more_what_is_added_while_it_is_called() {
        var hang = new CountDownLatch(1);
        var line = new Recording("ask", subject -> awaitIf(true, hang));
        var calls = process(line);
        calls.add("ask", "or_1");
        await().until(() -> line.made.size() == 1);
        calls.add("ask", "or_1");
        calls.add("ask", "or_1", NOON.plusSeconds(9));
        hang.countDown();

        await().until(() -> rows() == 0);
        assertThat(line.made).containsExactly("or_1", "or_1");
    }

    @Test
    void waits_until_it_is_due() {
        var line = new Recording("ask");
        var calls = process(line);
        calls.add("ask", "later", NOON.plusSeconds(1));
        calls.add("ask", "now");
        await().until(() -> rows() == 1);
        assertThat(line.made).containsExactly("now");

        now.set(NOON.plusSeconds(1));
        await().until(() -> rows() == 0);
    }

    @Test
    void waits_for_the_commit_of_whoever_adds_it() {
        var line = new Recording("ask");
        var calls = process(line);
        var transaction = new TransactionTemplate(new JdbcTransactionManager(DATABASE));
        transaction.executeWithoutResult(status -> {
            calls.add("ask", "undone");
            status.setRollbackOnly();
        });
        transaction.executeWithoutResult(_ -> {
            calls.add("ask", "or_1");
            assertThat(line.made).isEmpty();
        });

        await().until(() -> rows() == 0);
        assertThat(line.made).containsExactly("or_1");
    }

    @Test
    void is_one_call_where_a_transaction_adds_it_twice() {
        var line = new Recording("ask");
        var calls = process(line);
        new TransactionTemplate(new JdbcTransactionManager(DATABASE)).executeWithoutResult(_ -> {
            Correlation.during("c-1", () -> calls.add("ask", "or_2", NOON.plusSeconds(9)));
            calls.add("ask", "or_1");
            Correlation.during("c-1", () -> calls.add("ask", "or_2", NOON.plusSeconds(5)));
            Correlation.during("c-2", () -> calls.add("ask", "or_3", NOON.plusSeconds(5)));
            Correlation.during("c-1", () -> calls.add("ask", "or_3", NOON.plusSeconds(9)));
        });

        await().until(() -> rows() == 2);
        assertThat(line.made).containsExactly("or_1");
        assertThat(dueIn(Duration.ofSeconds(5))).isTrue();
        assertThat(sql.sql("select correlation from outbound_call order by subject")
                        .query(String.class)
                        .list())
                .containsExactly("c-1", null);
    }

    @Test
    void is_struck_off_by_nobody_else() {
        var mine = new Claims(sql, clock, SHORT_LEASE);
        new DueCalls(sql, clock, new Wakes()).add("ask", "or_1");
        mine.take("ask", 1, Set.of(), Set.of());

        assertThat(new Claims(sql, clock, SHORT_LEASE).done("ask", Set.of("or_1")))
                .isFalse();
        assertThat(rows()).isOne();
        assertThat(mine.done("ask", Set.of("or_1"))).isFalse();
        assertThat(rows()).isZero();
    }

    @Test
    void takes_over_from_a_process_that_died_when_its_claim_runs_out() {
        var line = new Recording("ask");
        var calls = new DueCalls(sql, clock, new Wakes());
        calls.add("ask", "or_dead");
        calls.add("ask", "or_alive");
        claimedByAnother("or_dead", "1 second");
        claimedByAnother("or_alive", "1 hour");
        process(line);

        await().until(() -> rows() == 1);
        assertThat(line.made).containsExactly("or_dead");
    }

    @Test
    void keeps_its_claim_for_as_long_as_the_call_takes() throws InterruptedException {
        var hang = new CountDownLatch(1);
        var line = new Recording("ask", subject -> awaitIf(subject.equals("long"), hang));
        var calls = process(line);
        process(line);
        calls.add("ask", "long");
        await().until(() -> line.made.size() == 1);

        assertThat(hang.await(2 * SHORT_LEASE.toMillis(), MILLISECONDS)).isFalse();
        hang.countDown();
        await().until(() -> rows() == 0);
        assertThat(line.made).containsExactly("long");
    }

    @Test
    void leaves_to_others_what_it_cannot_finish_before_it_stops() {
        var line = new Recording("ask", subject -> awaitIf(true, new CountDownLatch(1)));
        var calls = process(line);
        calls.add("ask", "or_1");
        await().until(() -> line.made.size() == 1);
        switchboards.getFirst().stop(Duration.ZERO);

        await().untilAsserted(() -> assertThat(sql.sql("select claimed_by is null and failures = 0 from outbound_call")
                        .query(Boolean.class)
                        .list())
                .containsExactly(true));
    }

    private DueCalls process(Line... lines) {
        var wakes = new Wakes();
        var switchboard = new Switchboard(List.of(lines), new Claims(sql, clock, SHORT_LEASE), clock, wakes);
        switchboard.start();
        switchboards.add(switchboard);
        return new DueCalls(sql, clock, wakes);
    }

    private void claimedByAnother(String subject, String howLong) {
        sql.sql("""
                update outbound_call set claimed_by = ?, claimed_until = clock_timestamp() + ?::interval
                 where subject = ?
                """).params(UUID.randomUUID(), howLong, subject).update();
    }

    private boolean dueIn(Duration wait) {
        return sql.sql("select distinct due_at from outbound_call")
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .single()
                .equals(now.get().plus(wait));
    }

    private long rows() {
        return sql.sql("select count(*) from outbound_call").query(Long.class).single();
    }

    private static void awaitIf(boolean condition, CountDownLatch latch) {
        try {
            if (condition && !latch.await(30, SECONDS)) throw new IllegalStateException("hung for too long");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

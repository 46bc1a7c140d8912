package io.counterfoil.platform.eventlog;

import static io.counterfoil.platform.eventlog.ALog.event;
import static io.counterfoil.platform.eventlog.ALog.first;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DuplicateKeyException;

class AppendingInGroupsTest {
    /** Groups of these sizes are written in different ways. */
    private static final int FEW = 6;

    private static final int MANY = LogConnection.EVENTS_COPIED_MIN + 6;

    private final ALog log = new ALog();
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private GroupAppender appender;

    @BeforeEach
    void open() {
        appender = log.appender();
    }

    @AfterEach
    void close() {
        appender.close();
        callers.close();
    }

    @Test
    void serves_all_that_gathered_with_one_commit() throws Exception {
        for (var caller : gathered(fresh(64))) caller.get();

        assertThat(log.positions()).containsExactlyElementsOf(fromOneTo(65));
        // The one that held the writer up, and the 64 behind it.
        assertThat(log.commits()).isEqualTo(2);
    }

    @Test
    void does_not_wait_for_company() {
        appender.append(first("alone"));
        appender.append(first("and alone again"));

        assertThat(log.commits()).isEqualTo(2);
    }

    @Test
    void tells_whoever_wrote_where_the_log_ends_and_nobody_else() throws Exception {
        var end = log.end();
        callers.submit(() -> appender.append(List.of(event("other", 0), event("other", 1))))
                .get();
        assertThat(end.afterWriting()).isEmpty();

        appender.append(first("mine"));
        assertThat(end.afterWriting()).hasValue(3);
        end.begin();
        assertThat(end.afterWriting()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {FEW, MANY})
    void fails_the_one_whose_place_is_taken_and_no_other(int others) throws Exception {
        appender.append(first("taken"));
        var groups = fresh(others);
        groups.add(4, List.of(event("half", 0), event("taken", 0)));
        var callers = gathered(groups);

        assertThat(catchThrowable(callers.get(4)::get)).cause().isInstanceOf(DuplicateKeyException.class);
        callers.remove(4);
        for (var caller : callers) caller.get();
        assertThat(log.streams()).hasSize(2 + others).doesNotContain("half");
        assertThat(log.failures("conflict")).isOne();
        assertThat(log.positions()).containsExactlyElementsOf(fromOneTo(2 + others));
    }

    @Test
    void gives_a_place_that_two_want_to_the_first() throws Exception {
        var callers = gathered(List.of(first("wanted"), first("wanted"), first("other")));

        callers.get(0).get();
        assertThat(catchThrowable(callers.get(1)::get)).cause().isInstanceOf(DuplicateKeyException.class);
        callers.get(2).get();
        assertThat(log.streams()).containsExactly("held up", "wanted", "other");
    }

    /** A character that PostgreSQL has not, and a key that is too long for its index. */
    @ParameterizedTest
    @CsvSource({"0, " + FEW, "1, " + FEW, "0, " + MANY, "1, " + MANY})
    void fails_the_one_that_cannot_be_stored_and_no_other(int kind, int others) throws Exception {
        var groups = fresh(others);
        groups.add(3, first(kind == 0 ? "zero\u0000" : incompressible(20_000)));
        var callers = gathered(groups);

        assertThat(catchThrowable(callers.get(3)::get)).isNotNull();
        callers.remove(3);
        for (var caller : callers) caller.get();
        assertThat(log.positions()).containsExactlyElementsOf(fromOneTo(1 + others));
    }

    /** What a text is in one way of writing, it is in the other. */
    @ParameterizedTest
    @ValueSource(ints = {FEW, MANY})
    void stores_what_it_was_brought(int others) throws Exception {
        var id = UUID.randomUUID().toString();
        var groups = fresh(others);
        groups.add(2, List.of(new NewEvent("茶", 7, "sample.happened/1", id, "{\"名\":\"\\\\ 𝕏\"}", "{\"who\":\"ü\"}")));
        for (var caller : gathered(groups)) caller.get();

        assertThat(log.sql()
                        .sql("select sequence, name, event_id::text, recorded_at, payload, metadata"
                                + " from event_log.event where stream = '茶'")
                        .query()
                        .singleRow()
                        .values())
                .containsExactly(
                        7L,
                        "sample.happened/1",
                        id,
                        Timestamp.from(ALog.NOON),
                        "{\"名\":\"\\\\ 𝕏\"}",
                        "{\"who\":\"ü\"}");
    }

    @Test
    void puts_many_behind_what_the_other_way_has_written() throws Exception {
        for (var size : List.of(MANY, FEW, MANY)) {
            var before = log.streams().size();
            appender.append(many("stream after " + before, size));
            assertThat(log.streams()).hasSize(before + size);
        }
        assertThat(log.positions()).containsExactlyElementsOf(fromOneTo(2L * MANY + FEW));
    }

    @Test
    void refuses_what_is_too_much_and_loses_nothing_of_the_rest() throws Exception {
        var all = new ArrayList<Future<?>>();
        try (var held = log.holdTheLock()) {
            all.add(callers.submit(() -> appender.append(first("held up"))));
            await().until(() -> log.waitingForTheLock() == 1);
            for (int i = 0; i < GroupAppender.WAITING_MAX; i++) {
                var stream = "waiting " + i;
                all.add(callers.submit(() -> appender.append(first(stream))));
            }
            await().until(() -> appender.waiting() == GroupAppender.WAITING_MAX);

            assertThatExceptionOfType(LogUnavailable.class)
                    .isThrownBy(() -> appender.append(first("one too many")))
                    .returns(LogUnavailable.Fate.NOT_STORED, LogUnavailable::fate);
            assertThat(log.failures("unavailable")).isOne();
            held.rollback();
        }
        for (var caller : all) caller.get();
        assertThat(log.streams()).hasSize(GroupAppender.WAITING_MAX + 1).doesNotContain("one too many");
    }

    @Test
    void writes_what_is_waiting_before_it_stops_and_takes_nothing_more() throws Exception {
        var all = new ArrayList<Future<?>>();
        try (var held = log.holdTheLock()) {
            all.add(callers.submit(() -> appender.append(first("held up"))));
            await().until(() -> log.waitingForTheLock() == 1);
            for (var group : fresh(5)) all.add(callers.submit(() -> appender.append(group)));
            await().until(() -> appender.waiting() == 5);
            var stopping = callers.submit(() -> appender.close());
            await().untilAsserted(() -> assertThatExceptionOfType(LogUnavailable.class)
                    .isThrownBy(() -> appender.append(first("too late"))));
            held.rollback();
            stopping.get();
        }
        for (var caller : all) caller.get();
        assertThat(log.streams()).hasSize(6).doesNotContain("too late");
    }

    @Test
    void gets_another_writer_when_the_last_has_died() throws Exception {
        appender.append(first("before"));
        var writer = writer();
        writer.interrupt();
        writer.join();

        appender.append(first("after"));
        assertThat(log.streams()).containsExactly("before", "after");
    }

    @Test
    void splits_what_is_too_much_for_one_group() throws Exception {
        int half = GroupAppender.EVENTS_A_GROUP_MAX / 2;
        var groups = IntStream.range(0, 4)
                .mapToObj(i -> LongStream.range(0, half)
                        .mapToObj(sequence -> event("long " + i, sequence))
                        .toList())
                .toList();
        for (var caller : gathered(groups)) caller.get();

        assertThat(log.commits()).isEqualTo(3);
        assertThat(log.positions()).containsExactlyElementsOf(fromOneTo(1 + 4 * half));
    }

    /** Brought one after the other while a first one is held up: the group that is written next. */
    private List<Future<?>> gathered(List<List<NewEvent>> groups) throws SQLException {
        var all = new ArrayList<Future<?>>();
        try (var held = log.holdTheLock()) {
            callers.execute(() -> appender.append(first("held up")));
            await().until(() -> log.waitingForTheLock() == 1);
            for (var group : groups) {
                int before = appender.waiting();
                all.add(callers.submit(() -> appender.append(group)));
                await().until(() -> appender.waiting() == before + 1);
            }
            held.rollback();
        }
        return all;
    }

    private static List<List<NewEvent>> fresh(int streams) {
        return new ArrayList<>(
                IntStream.range(0, streams).mapToObj(i -> first("stream " + i)).toList());
    }

    private static List<NewEvent> many(String stream, int events) {
        return LongStream.range(0, events)
                .mapToObj(sequence -> event(stream, sequence))
                .toList();
    }

    private static List<Long> fromOneTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    private static String incompressible(int characters) {
        var random = new java.util.SplittableRandom(20261121);
        var text = new StringBuilder();
        while (text.length() < characters) text.append(Long.toString(random.nextLong(), 36));
        return text.toString();
    }

    private static Thread writer() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("log-writer"))
                .findFirst()
                .orElseThrow();
    }
}

package io.counterfoil.platform.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.counterfoil.platform.eventlog.NewerRows.Row;
import io.counterfoil.platform.eventlog.StreamReader.Sought;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

@Timeout(60)
class ReadingForAllWhoAskTest {
    private final Queue<List<Sought>> begun = new ConcurrentLinkedQueue<>();
    private final Semaphore mayEnd = new Semaphore(0);
    private final AtomicLong happened = new AtomicLong();
    private final SharedReads reads = new SharedReads(this::read, Duration.ofMinutes(1));

    @AfterEach
    void endAll() {
        mayEnd.release(Integer.MAX_VALUE / 4);
    }

    /** As the log was when the read began. */
    private List<List<Row>> read(List<Sought> streams) {
        long now = happened.get();
        begun.add(streams);
        if (!TransactionSynchronizationManager.isActualTransactionActive()) mayEnd.acquireUninterruptibly();
        return streams.stream().map(_ -> List.of(new Row(now, "", new byte[0]))).toList();
    }

    private static Sought stream(Object name) {
        return new Sought(name.toString(), -1, "");
    }

    private CompletableFuture<Long> ask(Object... streams) {
        return ask(reads, streams);
    }

    private static CompletableFuture<Long> ask(SharedReads reads, Object... streams) {
        var all = Stream.of(streams).map(ReadingForAllWhoAskTest::stream).toList();
        var answer = new CompletableFuture<Long>();
        Thread.ofVirtual().start(() -> {
            try {
                answer.complete(reads.read(all).getFirst().getFirst().sequence());
            } catch (RuntimeException failure) {
                answer.completeExceptionally(failure);
            }
        });
        return answer;
    }

    private void allPlacesAreTaken() {
        for (int i = 1; i <= SharedReads.READERS_MAX; i++) {
            var _ = ask("reader " + i);
            int readers = i;
            await().until(() -> begun.size() == readers);
        }
    }

    @Test
    void reads_at_once_for_whoever_asks_alone() {
        mayEnd.release();
        assertThat(ask("alone").join()).isZero();
        assertThat(begun).containsExactly(List.of(stream("alone")));
    }

    @Test
    void reads_once_for_all_who_have_come_meanwhile() {
        allPlacesAreTaken();
        var asked = IntStream.range(0, 50).mapToObj(i -> ask("everybody's", i)).toList();
        await().until(() -> reads.waiting() == 51);
        mayEnd.release(SharedReads.READERS_MAX + 1);

        asked.forEach(CompletableFuture::join);
        assertThat(begun).hasSize(SharedReads.READERS_MAX + 1);
        assertThat(begun.stream().skip(SharedReads.READERS_MAX).findFirst().orElseThrow())
                .hasSize(51);
    }

    @Test
    void answers_nobody_by_a_read_that_had_begun_before_they_asked() {
        allPlacesAreTaken();
        happened.set(1);
        var late = ask("reader 1");
        await().until(() -> reads.waiting() == 1);
        mayEnd.release(SharedReads.READERS_MAX + 1);

        assertThat(late.join()).isOne();
    }

    @Test
    void is_never_older_than_the_question_however_many_ask() throws Exception {
        mayEnd.release(Integer.MAX_VALUE / 2);
        var old = new AtomicLong();
        try (var askers = Executors.newFixedThreadPool(16)) {
            var all = IntStream.range(0, 16)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        for (int turn = 0; turn < 2_000; turn++) {
                            long before = happened.incrementAndGet();
                            var row = reads.read(List.of(stream(i % 3)))
                                    .getFirst()
                                    .getFirst();
                            if (row.sequence() < before) old.incrementAndGet();
                        }
                        return true;
                    })
                    .toList();
            for (var done : askers.invokeAll(all)) done.get();
        }
        assertThat(old).hasValue(0);
        assertThat(begun.size()).isLessThan(16 * 2_000);
    }

    @Test
    void begins_another_read_where_one_is_for_as_many_streams_as_may_be() {
        allPlacesAreTaken();
        var asked = new ArrayList<CompletableFuture<Long>>();
        for (int i = 0; i < SharedReads.STREAMS_MAX; i++) asked.add(ask(i));
        await().until(() -> reads.waiting() == SharedReads.STREAMS_MAX);
        asked.add(ask("one more"));
        await().until(() -> reads.waiting() == 1);
        mayEnd.release(SharedReads.READERS_MAX + 2);

        asked.forEach(CompletableFuture::join);
        assertThat(begun.stream().skip(SharedReads.READERS_MAX).map(List::size))
                .containsExactlyInAnyOrder(SharedReads.STREAMS_MAX, 1);
    }

    @Test
    void waits_for_readers_that_hang_no_longer_than_a_moment() {
        var impatient = new SharedReads(this::read, Duration.ofMillis(10));
        for (int i = 0; i <= SharedReads.READERS_MAX; i++) {
            var _ = ask(impatient, i);
            int readers = i + 1;
            await().until(() -> begun.size() == readers);
        }
    }

    @Test
    void fails_for_all_whom_it_was_to_answer_and_for_nobody_else() {
        Function<List<Sought>, List<List<Row>>> log = streams -> {
            if (streams.contains(stream("broken"))) throw new QueryTimeoutException("it took too long");
            return streams.stream().map(_ -> List.<Row>of()).toList();
        };
        var failing = new SharedReads(log, Duration.ofMinutes(1));
        assertThatThrownBy(() -> failing.read(List.of(stream("broken")))).isInstanceOf(QueryTimeoutException.class);
        assertThat(failing.read(List.of(stream("whole")))).containsExactly(List.of());
    }

    /** Which holds a connection already, and may have failed. */
    @Test
    void reads_by_itself_within_a_transaction() {
        var log = new ALog();
        allPlacesAreTaken();
        new TransactionTemplate(new JdbcTransactionManager(log.database()))
                .executeWithoutResult(_ -> reads.read(List.of(stream("in a transaction"))));
        assertThat(begun).hasSize(SharedReads.READERS_MAX + 1);
    }

    @Test
    void finds_what_is_newer_in_few_streams_and_in_many() {
        var log = new ALog();
        try (var appender = log.appender()) {
            for (int i = 0; i < 2 * NewerRows.FEW; i++) {
                appender.append(List.of(ALog.event("s" + i, 0), ALog.event("s" + i, 1)));
            }
        }
        var rows = new NewerRows(log.sql());
        for (int streams : new int[] {1, NewerRows.FEW, NewerRows.FEW + 1, 2 * NewerRows.FEW}) {
            var newer = rows.read(IntStream.range(0, streams)
                    .mapToObj(i -> new Sought("s" + i, i % 2, ""))
                    .toList());
            assertThat(newer).hasSize(streams);
            for (int i = 0; i < streams; i++) {
                assertThat(newer.get(i)).extracting(Row::sequence).isEqualTo(i % 2 == 0 ? List.of(1L) : List.of());
            }
        }
    }
}

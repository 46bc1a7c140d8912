package io.counterfoil.platform.eventlog;

import static io.counterfoil.platform.eventlog.ALog.event;
import static io.counterfoil.platform.eventlog.ALog.first;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HearingOfAppendsTest {
    private static final Duration NEVER = Duration.ofDays(1);

    private final ALog log = new ALog();
    private final LogSignal signal = new LogSignal();
    private final GroupAppender here = ALog.appender(log.database(), InstantSource.fixed(ALog.NOON), signal);
    private final GroupAppender elsewhere = log.appender();
    private final LogEngine engine = log.engine(here);
    private final LogPages pages = new LogPages(engine);
    private final LogListener listener = new LogListener(log.database(), signal);
    private final AtomicInteger calls = new AtomicInteger();

    @AfterEach
    void close() {
        listener.stop();
        pages.close();
        here.close();
        elsewhere.close();
    }

    @Test
    void calls_consumers_of_the_same_process_at_the_commit() throws InterruptedException {
        try (var tail = new LogTail(engine, new HeldEvents(LogTail.EVENTS_HELD), signal, NEVER);
                var stream = new LogStream(tail, pages, 0)) {
            stream.setOnAvailableCallback(calls::incrementAndGet);
            here.append(first("st_here"));

            await().until(() -> calls.get() > 0);
            assertThat(positions(stream)).containsExactly(1L);
        }
    }

    @Test
    void calls_consumers_of_other_processes_too() throws InterruptedException {
        listener.start();
        try (var tail = new LogTail(engine, new HeldEvents(LogTail.EVENTS_HELD), signal, NEVER);
                var stream = new LogStream(tail, pages, 0)) {
            stream.setOnAvailableCallback(calls::incrementAndGet);
            await().until(() -> log.count("pg_stat_activity where query like 'listen%'") > 0);
            elsewhere.append(first("st_elsewhere"));

            await().until(() -> calls.get() > 0);
            assertThat(positions(stream)).containsExactly(1L);
        }
    }

    @Test
    void is_made_up_for_by_looking_where_nobody_is_heard() {
        try (var tail = new LogTail(engine, new HeldEvents(LogTail.EVENTS_HELD), signal, Duration.ofMillis(10));
                var stream = new LogStream(tail, pages, 0)) {
            stream.setOnAvailableCallback(calls::incrementAndGet);
            elsewhere.append(first("st_elsewhere"));

            await().until(() -> calls.get() > 0);
        }
    }

    @Test
    void gives_those_who_are_behind_what_is_no_longer_in_memory() throws InterruptedException {
        int more = LogTail.EVENTS_HELD + 10;
        try (var tail = new LogTail(engine, new HeldEvents(LogTail.EVENTS_HELD), signal, NEVER);
                var slow = new LogStream(tail, pages, 0);
                var quick = new LogStream(tail, pages, 0)) {
            for (long from = 0; from < more; from += 1000) {
                here.append(LongStream.range(from, Math.min(more, from + 1000))
                        .mapToObj(sequence -> event("st_long", sequence))
                        .toList());
            }
            var all = LongStream.rangeClosed(1, more).boxed().toList();
            assertThat(positions(quick)).containsExactlyElementsOf(all);
            await().until(() -> tail.hasAfter(more - 1));
            assertThat(positions(slow)).containsExactlyElementsOf(all);
        }
    }

    @Test
    void calls_the_others_where_one_cannot_be_called() {
        try (var tail = new LogTail(engine, new HeldEvents(LogTail.EVENTS_HELD), signal, NEVER);
                var stopped = new LogStream(tail, pages, 0);
                var stream = new LogStream(tail, pages, 0)) {
            stopped.setOnAvailableCallback(() -> {
                throw new RejectedExecutionException("its threads have stopped");
            });
            stream.setOnAvailableCallback(calls::incrementAndGet);
            for (long sequence = 0; sequence < 3; sequence++) {
                int before = calls.get();
                here.append(List.of(event("st_here", sequence)));
                await().until(() -> calls.get() > before);
            }
        }
    }

    private static List<Long> positions(LogStream stream) throws InterruptedException {
        var positions = new ArrayList<Long>();
        while (stream.hasNextAvailable(1, TimeUnit.SECONDS)) {
            positions.add(stream.nextAvailable().trackingToken().position().orElseThrow());
        }
        return positions;
    }
}

package io.counterfoil.platform.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log lies on a volume that is too small for it. */
class RunningOutOfDiskTest {
    private static final int MEGABYTES = 24;
    private static final int RESERVE_MEGABYTES = 12;
    private static final int CALLERS = 8;
    private static final int CHARACTERS = 8_000;

    @TempDir
    private Path directory;

    private final Queue<String> stored = new ConcurrentLinkedQueue<>();
    private final Queue<LogUnavailable> refusals = new ConcurrentLinkedQueue<>();

    @Test
    void is_told_to_each_caller_harms_nothing_and_is_over_when_there_is_space() throws Exception {
        try (var volume = SmallVolume.mount(directory, MEGABYTES);
                var server = EmbeddedPostgres.start()) {
            volume.reserve(RESERVE_MEGABYTES);
            var log = new ALog(server);
            lieOn(volume, log);
            try (var appender = log.appender()) {
                fill(appender);
                assertThat(refusals)
                        .hasSize(CALLERS)
                        .allMatch(refusal -> refusal.fate() == LogUnavailable.Fate.NOT_STORED);
                assertThat(log.streams()).containsExactlyInAnyOrderElementsOf(stored);

                volume.release();
                appender.append(large("and on"));
            }
            assertThat(log.streams()).hasSize(stored.size() + 1).endsWith("and on");
            assertThat(log.positions())
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, stored.size() + 1).boxed().toList());
        }
    }

    private static void lieOn(SmallVolume volume, ALog log) {
        log.sql()
                .sql("create tablespace small location '" + volume.free() + "'")
                .update();
        log.sql().sql("alter table event_log.event set tablespace small").update();
        for (var index : List.of("event_pkey", "event_event_id_key", "event_stream_sequence_key")) {
            log.sql()
                    .sql("alter index event_log." + index + " set tablespace small")
                    .update();
        }
    }

    /** Until each of the callers has been refused once. */
    private void fill(GroupAppender appender) throws Exception {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<?>>();
            for (int i = 0; i < CALLERS; i++) {
                var name = "caller " + i;
                all.add(callers.submit(() -> appendUntilRefused(appender, name)));
            }
            for (var caller : all) caller.get();
        }
    }

    private void appendUntilRefused(GroupAppender appender, String name) {
        try {
            for (int i = 0; ; i++) {
                var stream = name + " " + i;
                appender.append(large(stream));
                stored.add(stream);
            }
        } catch (LogUnavailable full) {
            refusals.add(full);
        }
    }

    /** PostgreSQL would pack a text that repeats itself. */
    private static List<NewEvent> large(String stream) {
        var random = new SplittableRandom(stream.hashCode());
        var text = new StringBuilder();
        while (text.length() < CHARACTERS) text.append(Long.toString(random.nextLong(), 36));
        return List.of(
                new NewEvent(stream, 0, "sample.happened/1", UUID.randomUUID().toString(), text.toString(), "{}"));
    }
}

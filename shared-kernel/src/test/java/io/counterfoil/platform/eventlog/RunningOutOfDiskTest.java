package io.counterfoil.platform.eventlog;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.platform.eventlog.LogUnavailable.Fate;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written lies on a volume that is too small for it. */
class RunningOutOfDiskTest {
    private static final int MEGABYTES = 24;
    private static final int RESERVE_MEGABYTES = 12;
    /** A new database alone is some eight megabytes of journal. */
    private static final int JOURNALS_MEGABYTES = 48;

    private static final int CALLERS = 8;
    private static final int CHARACTERS = 8_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    @TempDir
    private Path home;

    private final Queue<String> stored = new ConcurrentLinkedQueue<>();
    private final Map<String, Fate> refused = new ConcurrentHashMap<>();

    @Test
    void is_told_to_each_caller_harms_nothing_and_is_over_when_there_is_space() throws Exception {
        try (var volume = SmallVolume.mount(directory, MEGABYTES);
                var server = EmbeddedPostgres.start()) {
            volume.reserve(RESERVE_MEGABYTES);
            var log = new ALog(server);
            lieOn(volume, log);
            try (var appender = log.appender()) {
                fill(appender);
                assertThat(refused).hasSize(CALLERS).containsValue(Fate.NOT_STORED);
                assertThat(of(Fate.UNKNOWN)).isEmpty();
                assertThat(log.streams()).containsExactlyInAnyOrderElementsOf(stored);

                volume.release();
                appender.append(large("and on"));
            }
            assertThat(log.streams()).hasSize(stored.size() + 1).endsWith("and on");
            assertPositionsHaveNoGap(log);
        }
    }

    /** PostgreSQL goes down then and does not come up again by itself. */
    @Test
    void for_the_journal_harms_nothing_and_is_over_when_postgresql_is_started_again() throws Exception {
        try (var volume = SmallVolume.mount(directory, JOURNALS_MEGABYTES);
                var server = withItsJournalOn(volume)) {
            volume.reserve(RESERVE_MEGABYTES);
            var log = new ALog(server);
            try (var appender = log.appender()) {
                var postgres = Postmaster.of(home);
                fill(appender);
                assertThat(refused).hasSize(CALLERS);
                postgres.awaitEnd();

                volume.release();
                postgres.start();
                await().atMost(PATIENCE)
                        .ignoreException(LogUnavailable.class)
                        .untilAsserted(() -> appender.append(large("and on")));
            }
            assertThat(log.streams()).containsAll(stored).endsWith("and on");
            // PostgreSQL may have gone before it could say so of any.
            assertThat(of(Fate.NOT_STORED)).doesNotContainAnyElementsOf(log.streams());
            assertPositionsHaveNoGap(log);
        }
    }

    private static void lieOn(SmallVolume volume, ALog log) {
        log.sql()
                .sql("create tablespace small location '" + volume.free() + "'")
                .update();
        log.sql().sql("alter table event_log.event set tablespace small").update();
        for (var index : List.of("event_pkey", "event_stream_sequence_key")) {
            log.sql()
                    .sql("alter index event_log." + index + " set tablespace small")
                    .update();
        }
    }

    private EmbeddedPostgres withItsJournalOn(SmallVolume volume) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(home)
                // Made for tests, it says "stored" sooner unless told otherwise.
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                // Nothing of the journal is done with before the volume is full.
                .setServerConfig("max_wal_size", "1GB")
                // What is called locale are initdb's options.
                .setLocaleConfig("waldir", volume.free().toString())
                .setLocaleConfig("wal-segsize", "1")
                .start();
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
        for (int i = 0; ; i++) {
            var stream = name + " " + i;
            try {
                appender.append(large(stream));
                stored.add(stream);
            } catch (LogUnavailable full) {
                refused.put(stream, full.fate());
                return;
            }
        }
    }

    private Set<String> of(Fate fate) {
        return refused.entrySet().stream()
                .filter(refusal -> refusal.getValue() == fate)
                .map(Map.Entry::getKey)
                .collect(toSet());
    }

    private static void assertPositionsHaveNoGap(ALog log) {
        assertThat(log.positions())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, log.streams().size()).boxed().toList());
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

package io.counterfoil.bench.positions;

import io.counterfoil.bench.positions.Notes.Fate;
import io.counterfoil.bench.world.BenchBroken;
import io.counterfoil.bench.world.Findings;
import io.counterfoil.bench.world.Outcome;
import io.counterfoil.bench.world.Patience;
import io.counterfoil.bench.world.Scenario;
import io.counterfoil.bench.world.Scratch;
import io.counterfoil.bench.world.Terms;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Four processes write to one log, other sessions are slow to commit, writers are killed, and their sessions are ended.
 *
 * <p>Consumers in these processes and in this one must each have seen every event once, in order.
 */
public final class Positions implements Scenario {
    private static final int EVENTS = 1_000_000;
    private static final int PROCESSES = 4;
    private static final int WRITERS_A_PROCESS = 16;
    private static final int CONSUMERS_HERE = 3;
    private static final Duration QUIET_MAX = Duration.ofMinutes(2);
    private static final Duration READ_MAX = Duration.ofMinutes(10);

    @Override
    public Outcome run(Terms terms) {
        // Until the application is there to say how much is told.
        LoggingSystem.get(Positions.class.getClassLoader()).beforeInitialize();
        try (var scratch = Scratch.create();
                var postgres = start(scratch.path().resolve("postgres"))) {
            var url = postgres.getJdbcUrl("postgres", "postgres");
            var field = new Field(scratch.path());
            var sql = JdbcClient.create(postgres.getPostgresDatabase());
            try (var here = new Node(field, "here", url);
                    var nodes = new Nodes(field, url, WRITERS_A_PROCESS, terms.seed());
                    var notes = new Notes(field.notes("slow"));
                    var threads = Executors.newCachedThreadPool()) {
                var slow = new Slow(postgres.getPostgresDatabase(), notes, field, terms.seed());
                var trial = new Trial(terms, field, sql, here, nodes, slow, threads);
                try {
                    return trial.hold();
                } finally {
                    threads.shutdownNow();
                }
            }
        } catch (IOException e) {
            throw new BenchBroken("there is no PostgreSQL: " + e.getMessage(), e);
        }
    }

    private static EmbeddedPostgres start(Path data) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "300")
                .start();
    }

    private record Trial(
            Terms terms, Field field, JdbcClient sql, Node here, Nodes nodes, Slow slow, ExecutorService threads) {
        Outcome hold() {
            var begin = System.nanoTime();
            var reading = read();
            for (int i = 0; i < PROCESSES; i++) nodes.start();
            int target = terms.rounds().orElse(EVENTS);
            var havoc = new Havoc(sql, nodes, target, terms.seed());
            var dawdling = threads.submit(slow);
            try {
                havoc.wreak(terms);
            } finally {
                field.stop();
            }
            var writing = System.nanoTime() - begin;
            await(dawdling);
            if (!Patience.await(QUIET_MAX, nodes::areQuiet)) throw new BenchBroken("a writer waits for its answer");
            field.end(events());
            nodes.awaitEnd();
            Patience.await(READ_MAX, () -> reading.stream().allMatch(Future::isDone));
            return judge(havoc, Duration.ofNanos(writing));
        }

        private List<? extends Future<?>> read() {
            return IntStream.range(0, CONSUMERS_HERE)
                    .mapToObj(i -> threads.submit(here.reader(i)))
                    .toList();
        }

        private long events() {
            return sql.sql("select max(position) from event_log.event")
                    .query(Long.class)
                    .single();
        }

        private static void await(Future<?> task) {
            try {
                task.get();
            } catch (ExecutionException e) {
                throw new BenchBroken("a session has failed: " + e.getCause(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new BenchBroken("interrupted", e);
            }
        }

        private Outcome judge(Havoc havoc, Duration writing) {
            var findings = new Findings();
            var verdict = new Verdict(sql, field, findings);
            verdict.pass(PROCESSES + CONSUMERS_HERE);
            var figures = new TreeMap<String, Object>();
            figures.put("seed", terms.seed());
            figures.put("events", events());
            figures.put("secondsOfWriting", writing.toSeconds());
            figures.put("kills", havoc.kills());
            figures.put("sessionsEnded", havoc.terminated());
            figures.put("slowCommits", slow.commits());
            figures.put("slowRollbacks", slow.rollbacks());
            figures.put("consumers", field.seen().size());
            var notes = verdict.notes();
            figures.put("told.stored", count(notes.get(Fate.STORED)));
            figures.put("told.notStored", count(notes.get(Fate.NOT_STORED)));
            figures.put("told.unknown", count(notes.get(Fate.UNKNOWN)));
            return Outcome.of("positions", figures, findings);
        }

        private static int count(@Nullable List<String> appends) {
            return appends == null ? 0 : appends.size();
        }
    }
}

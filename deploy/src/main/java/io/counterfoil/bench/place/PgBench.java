package io.counterfoil.bench.place;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.counterfoil.bench.measure.Lab;
import io.counterfoil.bench.world.BenchBroken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * PostgreSQL's own load generator: one row a transaction, into a table like the log's, with the payload and metadata of an
 * order that was really placed.
 */
final class PgBench {
    private static final List<Integer> CLIENTS = List.of(8, 16, 32, 64);
    private static final int TRIALS = 4;
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
    private static final Pattern ADDRESS = Pattern.compile("jdbc:postgresql://([^:/]+):([0-9]+)/([^?]+).*");

    private static final String TABLE = """
            create schema naive;
            create table naive.event (like event_log.event including all);
            create sequence naive.position;
            """;
    private static final String INSERT = """
            insert into naive.event (position, stream, sequence, name, event_id, recorded_at, payload, metadata)
            values (nextval('naive.position'), 'or_' || left(md5(random()::text || :client_id), 26), 0,
                    'order.placed/1', gen_random_uuid(), now(), :payload, :metadata);
            """;

    private final Lab lab;
    private final Path binary;
    private final Path script;
    private int clients = CLIENTS.getFirst();

    private PgBench(Lab lab, Path binary, Path script) {
        this.lab = lab;
        this.binary = binary;
        this.script = script;
    }

    /** After orders were placed: it takes one of them for a pattern. */
    static PgBench on(Lab lab, Path binary) {
        lab.sql().sql(TABLE).update();
        var script = lab.data().resolve("naive.sql");
        try {
            Files.writeString(script, INSERT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PgBench(lab, binary, script);
    }

    /** From now on it runs with so many. */
    int findBestClients(Duration time) {
        var rates = new TreeMap<Long, Integer>();
        for (int candidate : CLIENTS) {
            clients = candidate;
            rates.put(perSecond(time.dividedBy(TRIALS)), candidate);
        }
        clients = rates.lastEntry().getValue();
        return clients;
    }

    /** @param time in whole seconds, at least one */
    long perSecond(Duration time) {
        try {
            var process = start(Math.max(1, time.toSeconds()));
            var said = new String(process.getInputStream().readAllBytes(), UTF_8);
            var code = process.waitFor();
            var rate = RATE.matcher(said);
            if (code != 0) throw new BenchBroken("pgbench failed: " + said);
            // It says nothing of the rate where the time was too short for even one.
            if (!rate.find()) return 0;
            return new BigDecimal(rate.group(1))
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
        } catch (IOException e) {
            throw new BenchBroken("pgbench cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchBroken("interrupted", e);
        }
    }

    private Process start(long seconds) throws IOException {
        var builder = new ProcessBuilder(command(seconds)).redirectErrorStream(true);
        builder.environment()
                .put("PGPASSWORD", Objects.requireNonNull(lab.owner().getPassword()));
        PgBenchBinary.libraries(binary, lab.postmaster())
                .ifPresent(libraries -> builder.environment().put("LD_LIBRARY_PATH", libraries.toString()));
        return builder.start();
    }

    private List<String> command(long seconds) {
        var address = ADDRESS.matcher(Objects.requireNonNull(lab.owner().getUrl()));
        if (!address.matches())
            throw new BenchBroken("pgbench cannot go to " + lab.owner().getUrl());
        var command = new ArrayList<>(List.of(binary.toString(), "--no-vacuum", "--protocol=prepared"));
        command.addAll(List.of("--client=" + clients, "--jobs=" + Math.min(clients, 2), "--time=" + seconds));
        command.addAll(List.of("--file=" + script, "--define=payload=" + pattern("payload")));
        command.addAll(List.of("--define=metadata=" + pattern("metadata"), "--host=" + address.group(1)));
        command.addAll(List.of(
                "--port=" + address.group(2), "--username=" + lab.owner().getUsername()));
        command.add(address.group(3));
        return command;
    }

    private String pattern(String column) {
        return lab.sql()
                .sql("select " + column + " from event_log.event where name = 'order.placed/1' limit 1")
                .query(String.class)
                .single();
    }
}

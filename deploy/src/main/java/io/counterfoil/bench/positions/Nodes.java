package io.counterfoil.bench.positions;

import io.counterfoil.bench.world.BenchBroken;
import io.counterfoil.bench.world.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The processes that write. */
final class Nodes implements AutoCloseable {
    private static final Duration END_MAX = Duration.ofMinutes(10);

    private final Field field;
    private final String url;
    private final int writers;
    private final long seed;
    private final Map<String, Process> processes = new TreeMap<>();
    private int started;

    /** @param writers that each process has */
    Nodes(Field field, String url, int writers, long seed) {
        this.field = field;
        this.url = url;
        this.writers = writers;
        this.seed = seed;
    }

    void start() {
        var name = "node-" + started++;
        var command = List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx384m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                Objects.requireNonNull(System.getProperty("java.class.path")),
                Node.class.getName(),
                field.directory().toString(),
                name,
                url,
                Integer.toString(writers),
                Long.toString(seed));
        try {
            var out = field.directory().resolve(name + ".out").toFile();
            processes.put(
                    name,
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(Redirect.to(out))
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int count() {
        return processes.size();
    }

    /** As {@code kill -9} does; another takes its place. */
    void killOne(int which) {
        var name = List.copyOf(processes.keySet()).get(which % processes.size());
        var process = Objects.requireNonNull(processes.remove(name));
        process.destroyForcibly();
        process.onExit().join();
        start();
    }

    boolean areQuiet() {
        requireWell();
        return processes.keySet().stream().allMatch(field::isQuiet);
    }

    boolean areWriting() {
        requireWell();
        return processes.keySet().stream().allMatch(name -> Files.exists(field.notes(name)));
    }

    /** Each of them has read all, or failed to. */
    void awaitEnd() {
        Patience.await(END_MAX, () -> processes.values().stream().noneMatch(Process::isAlive));
        requireWell();
    }

    private void requireWell() {
        processes.forEach((name, process) -> {
            if (!process.isAlive() && process.exitValue() != 0) throw new BenchBroken(name + " ended: " + told(name));
        });
    }

    private String told(String name) {
        try {
            return Files.readString(field.directory().resolve(name + ".out"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        processes.values().forEach(Process::destroyForcibly);
        processes.values().forEach(process -> process.onExit().join());
    }
}

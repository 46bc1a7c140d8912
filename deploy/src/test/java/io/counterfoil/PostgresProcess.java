package io.counterfoil;

import static org.awaitility.Awaitility.await;

import io.counterfoil.platform.start.DataDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The embedded PostgreSQL of a context as the operating system sees it. */
public final class PostgresProcess {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path directory;
    private ProcessHandle server;
    private List<String> command = List.of();

    public PostgresProcess(DataDirectory data) {
        directory = data.path().resolve("postgres").toAbsolutePath();
        server = running();
    }

    /** Stops all of it where it is: connections stay open and nothing answers. */
    public void pause() {
        signal("STOP");
    }

    public void resume() {
        signal("CONT");
    }

    /** As {@code kill -9} does. */
    public void kill() {
        command = commandLine();
        var everything = everything().toList();
        everything.forEach(ProcessHandle::destroyForcibly);
        await().atMost(PATIENCE).until(() -> everything.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** Once more, as it was before it was killed. Whoever connects is told that it recovers, until it has. */
    public void start() {
        try {
            var process = new ProcessBuilder(asSomebodyElse(command))
                    .redirectErrorStream(true)
                    .redirectOutput(
                            directory.resolveSibling("postgres-again.log").toFile())
                    .start();
            server = process.toHandle();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** PostgreSQL does not run as root, and where the tests do it is started as nobody in particular. */
    private static List<String> asSomebodyElse(List<String> command) {
        if (!System.getProperty("user.name").equals("root")) return command;
        return Stream.concat(Stream.of("unshare", "-U"), command.stream()).toList();
    }

    private void signal(String signal) {
        var command = new ArrayList<>(List.of("kill", "-" + signal));
        everything().map(ProcessHandle::pid).map(String::valueOf).forEach(command::add);
        try {
            if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) throw new AssertionError(command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Stream<ProcessHandle> everything() {
        return Stream.concat(Stream.of(server), server.descendants());
    }

    private ProcessHandle running() {
        try {
            var pid = Files.readAllLines(directory.resolve("postmaster.pid")).getFirst();
            return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> commandLine() {
        try {
            var line = Files.readAllBytes(Path.of("/proc", Long.toString(server.pid()), "cmdline"));
            return List.of(new String(line, StandardCharsets.UTF_8).split("\0"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

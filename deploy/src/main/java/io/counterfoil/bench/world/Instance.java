package io.counterfoil.bench.world;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Counterfoil as a process of its own, on a directory and at a port that it keeps when it is started again. */
public final class Instance implements AutoCloseable {
    private static final Duration START_MAX = Duration.ofMinutes(3);
    private static final int STOP_SECONDS_MAX = 40;
    private static final int LOG_LINES_MAX = 40;

    private final Path home;
    private final URI url;
    private final List<String> options;
    private Process process;

    private Instance(Path home, URI url, List<String> options) throws IOException {
        this.home = home;
        this.url = url;
        this.options = List.copyOf(options);
        process = launch();
    }

    /** With room for more requests than honest callers make. */
    public static String[] unlimited(String... options) {
        var limits = Stream.of("server", "front", "browser", "client", "stranger")
                .map(caller -> "--counterfoil.limits." + caller + ".per-second=0");
        return Stream.concat(limits, Arrays.stream(options)).toArray(String[]::new);
    }

    /** Does not wait until it is ready. */
    public static Instance launch(Path home, String... options) {
        return launchAt(home, freePort(), options);
    }

    public static Instance launchAt(Path home, int port, String... options) {
        try {
            Files.createDirectories(home);
            return new Instance(home, URI.create("http://127.0.0.1:" + port), List.of(options));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws BenchBroken with the end of what it said, when it does not get ready */
    public Instance awaitReady() {
        if (!Patience.await(START_MAX, () -> isReady() || !process.isAlive()) || !process.isAlive()) {
            throw new BenchBroken(home.getFileName() + " did not start:\n" + endOfLog());
        }
        return this;
    }

    public boolean isReady() {
        try {
            return api().get(Api.NO_KEY, "/health/ready").status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    public Api api() {
        return new Api(url);
    }

    public String operatorKey() {
        try {
            return Files.readString(Path.of(connection().path("operatorKeyFile").asString()))
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As it is at the moment: the port of its PostgreSQL is another after each start. */
    public Log log() {
        return new Log(connection().path("jdbc").asString());
    }

    public long pid() {
        return process.pid();
    }

    /** Its PostgreSQL's process. */
    public ProcessHandle postmaster() {
        return Postmaster.of(data());
    }

    /** As {@code kill -9} does: nothing is said goodbye to, and its PostgreSQL is left behind. */
    public void kill() {
        end(process.destroyForcibly());
    }

    public void startAgain() {
        try {
            process = launch();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS_MAX, SECONDS)) kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public String endOfLog() {
        try {
            var lines = Files.readAllLines(log(home));
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES_MAX), lines.size()));
        } catch (IOException e) {
            return "and left no log";
        }
    }

    /** What the environment says is meant for another Counterfoil. */
    private Process launch() throws IOException {
        Files.deleteIfExists(data().resolve("connection.json"));
        var builder = new ProcessBuilder(command())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log(home).toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("COUNTERFOIL_") || name.startsWith("SPRING_"));
        return builder.start();
    }

    private List<String> command() {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                Objects.requireNonNull(System.getProperty("java.class.path")),
                "io.counterfoil.Counterfoil",
                "--port=" + url.getPort(),
                "--data=" + data()));
        command.addAll(options);
        return command;
    }

    private JsonNode connection() {
        return new JsonMapper().readTree(data().resolve("connection.json").toFile());
    }

    private Path data() {
        return home.resolve("data");
    }

    private static Path log(Path home) {
        return home.resolve("counterfoil.log");
    }

    private static void end(Process process) {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.counterfoil;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/** Genuine processes of ours, each in a directory of its own, all ended when the test ends. */
public final class Processes implements AutoCloseable {
    private static final Duration START_MAX = Duration.ofSeconds(90);
    private static final long STOP_SECONDS_MAX = 40;

    private final Path directory;
    private final Map<String, String> environment;
    private final List<Process> started = new ArrayList<>();

    Processes(Path directory) {
        this(directory, Map.of());
    }

    public Processes(Path directory, Map<String, String> environment) {
        this.directory = directory;
        this.environment = environment;
    }

    /** Waits until it is ready. */
    public Running start(String name, String... options) {
        var data = directory.resolve(name);
        var connection = data.resolve("connection.json");
        var process = launch(name, options);
        await().atMost(START_MAX).until(() -> Files.exists(connection) || !process.isAlive());
        if (!process.isAlive()) throw new AssertionError(name + " ended: " + told(name));
        var running = new Running(process, data, read(connection));
        await().atMost(START_MAX).until(() -> running.get("/health/ready").statusCode() == 200);
        return running;
    }

    /** Waits until it has ended by itself. */
    Ended fail(String name, String... options) {
        var process = launch(name, options);
        await().atMost(START_MAX).until(() -> !process.isAlive());
        return new Ended(process.exitValue(), told(name));
    }

    private Process launch(String name, String... options) {
        var data = directory.resolve(name);
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Counterfoil.class.getName()));
        if (!List.of(options).contains("--data")) command.addAll(List.of("--data", data.toString()));
        command.addAll(List.of(options));
        try {
            Files.createDirectories(directory);
            Files.deleteIfExists(data.resolve("connection.json"));
            var builder = new ProcessBuilder(command)
                    .redirectOutput(directory.resolve(name + ".out").toFile())
                    .redirectError(directory.resolve(name + ".err").toFile());
            builder.environment().putAll(environment);
            var process = builder.start();
            started.add(process);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> told(String name) {
        try {
            var lines = new ArrayList<>(Files.readAllLines(directory.resolve(name + ".out")));
            lines.addAll(Files.readAllLines(directory.resolve(name + ".err")));
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> read(Path connection) {
        return JsonMapper.shared().readValue(connection.toFile(), Map.class);
    }

    /** Stops those first that were started last: the first may hold the database of the others. */
    @Override
    public void close() {
        for (var process : started.reversed()) stop(process);
    }

    private static void stop(Process process) {
        process.destroy();
        try {
            if (process.waitFor(STOP_SECONDS_MAX, SECONDS)) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }

    /** @param told everything it has written, standard output before standard error */
    record Ended(int exitValue, List<String> told) {}

    public record Running(Process process, Path data, Map<String, String> connection) {
        private static final HttpClient HTTP = HttpClient.newHttpClient();

        public String http() {
            return Objects.requireNonNull(connection.get("http"));
        }

        HttpResponse<String> get(String path) throws IOException, InterruptedException {
            return send(HttpRequest.newBuilder(URI.create(http() + path)));
        }

        /** As an operator. */
        HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
            return send(HttpRequest.newBuilder(URI.create(http() + path))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(json)));
        }

        private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
            return HTTP.send(
                    request.header("Authorization", "Bearer " + operatorKey()).build(), BodyHandlers.ofString());
        }

        public String operatorKey() throws IOException {
            return Files.readString(Path.of(Objects.requireNonNull(connection.get("operatorKeyFile"))))
                    .strip();
        }

        /** As {@code kill} does. */
        int terminate() throws InterruptedException {
            process.destroy();
            if (!process.waitFor(STOP_SECONDS_MAX, SECONDS)) throw new AssertionError("it does not stop");
            return process.exitValue();
        }
    }
}

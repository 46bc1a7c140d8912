package io.counterfoil.demo;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** A Counterfoil of the story's own: a real process on a directory that is gone afterwards. */
final class OwnInstance implements AutoCloseable {
    private static final Duration START_MAX = Duration.ofMinutes(3);
    private static final int STOP_SECONDS_MAX = 30;
    private static final int LOG_LINES_MAX = 40;

    private final Process process;
    private final Path directory;
    private final URI url;
    private final Thread tidy = new Thread(this::remove);

    private OwnInstance(Process process, Path directory, URI url) {
        this.process = process;
        this.directory = directory;
        this.url = url;
    }

    /** @throws StoryBroken with the end of its log, when it does not get ready */
    static OwnInstance start() {
        try {
            var directory = Files.createTempDirectory("counterfoil-demo");
            var url = URI.create("http://127.0.0.1:" + freePort());
            var instance = new OwnInstance(process(url, directory), directory, url);
            Runtime.getRuntime().addShutdownHook(instance.tidy);
            instance.awaitReady();
            return instance;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI url() {
        return url;
    }

    String operatorKey() {
        try {
            var connection = new JsonMapper().readTree(data(directory).resolve("connection.json"));
            return Files.readString(Path.of(connection.path("operatorKeyFile").asString()))
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the environment says is meant for another Counterfoil. */
    private static Process process(URI url, Path directory) throws IOException {
        var builder = new ProcessBuilder(command(url, directory))
                .redirectErrorStream(true)
                .redirectOutput(log(directory).toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("COUNTERFOIL_") || name.startsWith("SPRING_"));
        return builder.start();
    }

    private static Path data(Path directory) {
        return directory.resolve("data");
    }

    private static List<String> command(URI url, Path directory) {
        return List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "io.counterfoil.Counterfoil",
                "--port=" + url.getPort(),
                "--data=" + data(directory));
    }

    private void awaitReady() {
        var ready = Patience.await(START_MAX, this::isReady, up -> up || !process.isAlive());
        if (!ready) throw new StoryBroken("Counterfoil did not start:" + "\n" + endOfLog());
    }

    private boolean isReady() {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(url.resolve("/health/ready"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    String endOfLog() {
        try {
            var lines = Files.readAllLines(log(directory));
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES_MAX), lines.size()));
        } catch (IOException e) {
            return "and left no log";
        }
    }

    private static Path log(Path directory) {
        return directory.resolve("counterfoil.log");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        remove();
        Runtime.getRuntime().removeShutdownHook(tidy);
    }

    private void remove() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS_MAX, SECONDS))
                process.destroyForcibly().waitFor();
            try (var files = Files.walk(directory)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

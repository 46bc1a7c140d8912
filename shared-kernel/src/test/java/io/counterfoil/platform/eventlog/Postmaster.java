package io.counterfoil.platform.eventlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A PostgreSQL server as the operating system sees it, which can be started again as it was. */
record Postmaster(ProcessHandle process, List<String> command) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static Postmaster of(Path data) throws IOException {
        var pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip();
        var line = Files.readString(Path.of("/proc", pid, "cmdline"), UTF_8);
        return new Postmaster(ProcessHandle.of(Long.parseLong(pid)).orElseThrow(), List.of(line.split("\0", -1)));
    }

    void awaitEnd() {
        await().atMost(PATIENCE).until(() -> !process.isAlive());
    }

    /** It does not run as root, and where root runs the tests it is started as nobody in particular. */
    void start() throws IOException {
        var somebodyElse =
                System.getProperty("user.name").equals("root") ? Stream.of("unshare", "-U") : Stream.<String>of();
        var words = command.stream().filter(word -> !word.isEmpty());
        new ProcessBuilder(Stream.concat(somebodyElse, words).toList())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD)
                .start();
    }
}

package io.counterfoil.bench.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.counterfoil.bench.world.BenchBroken;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A server of the database that can be stopped and started as it was. */
record Postgres(ProcessHandle server, List<String> command) {
    static Postgres of(ProcessHandle server) {
        try {
            var line = Files.readString(Path.of("/proc", Long.toString(server.pid()), "cmdline"), UTF_8);
            return new Postgres(server, List.of(line.split("\0")));
        } catch (IOException e) {
            throw new BenchBroken("PostgreSQL's command is not known: " + e.getMessage(), e);
        }
    }

    /** As an operator does who does not wait for clients to leave. */
    void stop() {
        run(List.of("kill", "-INT", Long.toString(server.pid())));
        server.onExit().join();
    }

    void start() {
        run(asSomebodyElse());
    }

    /** It does not run as root, and where root runs the bench it is started as nobody in particular. */
    private List<String> asSomebodyElse() {
        if (!System.getProperty("user.name").equals("root")) return command;
        return Stream.concat(Stream.of("unshare", "-U"), command.stream()).toList();
    }

    private static void run(List<String> command) {
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new BenchBroken(command.getFirst() + " cannot be run: " + e.getMessage(), e);
        }
    }
}

package io.counterfoil.bench.place;

import io.counterfoil.bench.world.BenchBroken;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** pgbench is no part of the PostgreSQL that the application brings along. */
final class PgBenchBinary {
    private static final Path PACKAGES = Path.of("/usr/lib/postgresql");
    private static final String DEBIANS_SCRIPT = "pg_wrapper";
    private static final String FETCHED = "pgbench";
    private static final String FETCH = """
            mkdir -p "$1" && cd "$1" &&
            package=$(apt-cache --names-only search '^postgresql-[0-9]+$' | cut -d' ' -f1 | sort -V | tail -1) &&
            apt-get -q download "$package" && dpkg -x postgresql-*.deb .
            """;

    /** Installed, or fetched without installing it. */
    static Path find() {
        return installed()
                .or(PgBenchBinary::fetched)
                .orElseThrow(() -> new BenchBroken("There is no pgbench on this"
                        + " machine, and its package could not be fetched. Install PostgreSQL's server package (Debian, Ubuntu:"
                        + " apt-get install postgresql; Fedora: dnf install postgresql-contrib)."));
    }

    /** Debian has a script on the path, with or without the program that it looks for among these. */
    private static Optional<Path> installed() {
        return in(PACKAGES)
                .or(() -> Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                        .map(directory -> Path.of(directory, "pgbench"))
                        .filter(Files::isExecutable)
                        .filter(file -> !isDebiansScript(file))
                        .findFirst());
    }

    private static boolean isDebiansScript(Path file) {
        try {
            return file.toRealPath().endsWith(DEBIANS_SCRIPT);
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<Path> in(Path root) {
        if (!Files.isDirectory(root)) return Optional.empty();
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.endsWith("bin/pgbench"))
                    .filter(Files::isExecutable)
                    .max(Comparator.naturalOrder());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> fetched() {
        var directory = directory();
        return in(directory).or(() -> {
            fetch(directory);
            return in(directory);
        });
    }

    /** Beside the classes. */
    private static Path directory() {
        var classes = PgBenchBinary.class.getProtectionDomain().getCodeSource().getLocation();
        return Path.of(URI.create(classes.toString())).resolveSibling(FETCHED);
    }

    private static void fetch(Path directory) {
        try {
            new ProcessBuilder("sh", "-c", FETCH, "sh", directory.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new BenchBroken("pgbench cannot be fetched here: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Where a fetched one finds what it is linked to: the application's own PostgreSQL brings that along. */
    static Optional<Path> libraries(Path binary, ProcessHandle postmaster) {
        return postmaster
                .info()
                .command()
                .filter(_ -> binary.startsWith(directory()))
                .map(server -> Path.of(server).resolveSibling("../lib").normalize());
    }

    private PgBenchBinary() {}
}

package io.counterfoil.bench.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the process of an embedded PostgreSQL, whose children serve the connections. */
public final class Postmaster {
    /** @param data the directory of the Counterfoil that it belongs to */
    public static ProcessHandle of(Path data) {
        try {
            var pid = Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid"))
                    .getFirst();
            return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Postmaster() {}
}

package io.counterfoil.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Keys on file for as long as a story takes, readable by nobody else. */
final class KeyFiles implements AutoCloseable {
    private final Map<String, Path> files = new HashMap<>();

    Path of(Trader trader) {
        var party = trader.server();
        return files.computeIfAbsent(party.name(), _ -> write(Objects.requireNonNull(party.key())));
    }

    private static Path write(String key) {
        try {
            return Files.writeString(Files.createTempFile("counterfoil-demo", ".key"), key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            for (var file : files.values()) Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

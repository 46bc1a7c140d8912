package io.counterfoil.bench.positions;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a writer was told of each append: a line is written at once, and stays when the writer is killed. */
final class Notes implements AutoCloseable {
    enum Fate {
        STORED,
        NOT_STORED,
        UNKNOWN
    }

    private final OutputStream file;

    Notes(Path file) {
        try {
            this.file = Files.newOutputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void take(String append, Fate fate) {
        try {
            file.write((append + " " + fate + "\n").getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

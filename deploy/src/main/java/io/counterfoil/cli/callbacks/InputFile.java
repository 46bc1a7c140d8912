package io.counterfoil.cli.callbacks;

import io.counterfoil.cli.WrongUsage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

final class InputFile {
    /** Callbacks over 64 KiB are not even read. */
    static final int BYTES_MAX = 1024 * 1024;

    static byte[] read(String option, Path file) {
        try (var bytes = Files.newInputStream(file)) {
            var read = bytes.readNBytes(BYTES_MAX + 1);
            if (read.length > BYTES_MAX) throw new WrongUsage(option + ": " + file + " has more than 1 MiB");
            return read;
        } catch (IOException e) {
            throw new WrongUsage(option + ": cannot read " + file);
        }
    }

    private InputFile() {}
}

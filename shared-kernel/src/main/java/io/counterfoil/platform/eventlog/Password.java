package io.counterfoil.platform.eventlog;

import io.counterfoil.platform.start.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** A password made up at the first start and kept in a file that only its owner can read. */
record Password(Path file, String value) {
    private static final int BYTES = 24;

    static Password in(Path file) throws IOException {
        if (!Files.exists(file)) PrivateFile.write(file, random());
        return new Password(file.toAbsolutePath(), Files.readString(file).strip());
    }

    private static String random() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "Password in " + file;
    }
}

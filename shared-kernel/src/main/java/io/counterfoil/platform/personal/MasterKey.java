package io.counterfoil.platform.personal;

import io.counterfoil.platform.start.CannotStart;
import io.counterfoil.platform.start.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The key that wraps all others: as it was given, or from a file that is made where none is. */
final class MasterKey {
    static final int BYTES = 32;
    private static final String CURE = "Set COUNTERFOIL_MASTER_KEY to 32 bytes in base64, always the same for one"
            + " database (a new one: openssl rand -base64 32).";

    /** @throws CannotStart unless {@code base64} is 32 bytes in base64 */
    static byte[] parse(String base64) {
        try {
            var key = Base64.getDecoder().decode(base64.strip());
            if (key.length == BYTES) return key;
        } catch (IllegalArgumentException e) {
            throw new CannotStart("The master key is not base64.", CURE);
        }
        throw new CannotStart("The master key does not have 32 bytes.", CURE);
    }

    /** In production nothing is made up: a key beside the data that it protects protects nothing. */
    static byte[] given(@Nullable String base64, Path file, boolean production) {
        if (base64 != null && !base64.isBlank()) return parse(base64);
        if (production) throw new CannotStart("Production mode needs a master key.", CURE);
        try {
            if (!Files.exists(file)) PrivateFile.write(file, generate());
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("the master key in " + file, e);
        }
    }

    private static String generate() {
        var key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    private MasterKey() {}
}

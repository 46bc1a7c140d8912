package io.counterfoil.platform.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.counterfoil.kernel.id.Ids;
import io.counterfoil.platform.start.CannotStart;
import io.counterfoil.platform.start.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;

/** The key of those who run this installation. */
public final class OperatorKey {
    static final int LENGTH_MIN = 16;
    static final String FILE = "operator.key";

    private static final int RANDOM_BYTES = 16;
    private static final String CURE = "Set COUNTERFOIL_OPERATOR_KEY to at least " + LENGTH_MIN + " random characters.";

    private final byte[] key;

    private OperatorKey(String key) {
        this.key = key.getBytes(UTF_8);
    }

    /** In production nothing is made up. Elsewhere a key is generated once and kept in a file of the data directory. */
    static OperatorKey of(String given, Path data, boolean production) {
        if (given.isEmpty() && production) throw new CannotStart("Production mode needs an operator key.", CURE);
        var key = given.isEmpty() ? kept(file(data)) : given;
        if (key.length() < LENGTH_MIN) throw new CannotStart("The operator key is short.", CURE);
        return new OperatorKey(key);
    }

    /** Where a generated key is kept. */
    public static Path file(Path data) {
        return data.resolve(FILE);
    }

    boolean is(String text) {
        return MessageDigest.isEqual(key, text.getBytes(UTF_8));
    }

    private static String kept(Path file) {
        try {
            if (!Files.exists(file)) PrivateFile.write(file, generate());
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the operator key in " + file, e);
        }
    }

    private static String generate() {
        var random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        return "op_" + Ids.encode(random) + "\n";
    }
}

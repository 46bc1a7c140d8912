package io.counterfoil.platform.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.counterfoil.kernel.id.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The key of those who run this installation: {@code COUNTERFOIL_OPERATOR_KEY}, or else a generated one in the data
 * directory, which production does not accept.
 */
@Component
public class OperatorKey {
    static final int LENGTH_MIN = 16;

    private static final String FILE = "operator.key";
    private static final int RANDOM_BYTES = 16;

    private final byte[] key;

    OperatorKey(
            @Value("${counterfoil.operator-key:}") String given,
            @Value("${counterfoil.data}") Path data,
            @Value("${counterfoil.mode:development}") String mode) {
        if (given.isEmpty() && mode.equals("production")) {
            throw new IllegalStateException("production needs COUNTERFOIL_OPERATOR_KEY");
        }
        if (!given.isEmpty() && given.length() < LENGTH_MIN) {
            throw new IllegalStateException("COUNTERFOIL_OPERATOR_KEY has fewer than " + LENGTH_MIN + " characters");
        }
        key = (given.isEmpty() ? fromFile(data) : given).getBytes(UTF_8);
    }

    /** Where the generated key is, for those who may read the data directory. */
    public static Path file(Path data) {
        return data.resolve(FILE);
    }

    boolean is(String text) {
        return MessageDigest.isEqual(key, text.getBytes(UTF_8));
    }

    private static String fromFile(Path data) {
        try {
            Files.createDirectories(data);
            generate(file(data));
            return Files.readString(file(data)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the operator's key cannot be kept in " + data, e);
        }
    }

    private static void generate(Path file) throws IOException {
        var random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        var onlyOurs = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var asNew = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = Files.newByteChannel(file, asNew, onlyOurs)) {
            channel.write(ByteBuffer.wrap(("op_" + Ids.encode(random) + "\n").getBytes(UTF_8)));
        } catch (FileAlreadyExistsException e) {
            // generated at an earlier start, and kept
        }
    }
}

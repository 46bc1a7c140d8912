package io.counterfoil.platform.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.counterfoil.platform.start.CannotStart;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;

/** The keys of those who read and do nothing else. Where none was given there is no such reader. */
final class ReaderKeys {
    private static final int LENGTH_MIN = OperatorKey.LENGTH_MIN;

    private final byte[] auditor;
    private final byte[] analyst;

    /** @throws CannotStart where one is given that is too short */
    ReaderKeys(String auditor, String analyst) {
        this.auditor = check("auditor", auditor);
        this.analyst = check("analyst", analyst);
    }

    Optional<Caller> find(String key) {
        if (is(auditor, key)) return Optional.of(new Caller.Auditor("auditor"));
        if (is(analyst, key)) return Optional.of(new Caller.Analyst("analyst"));
        return Optional.empty();
    }

    private static byte[] check(String reader, String key) {
        if (!key.isEmpty() && key.length() < LENGTH_MIN) {
            var setting = "COUNTERFOIL_" + reader.toUpperCase(Locale.ROOT) + "_KEY";
            throw new CannotStart(
                    "The " + reader + " key is short.",
                    "Set " + setting + " to at least " + LENGTH_MIN + " random characters, or not at all.");
        }
        return key.getBytes(UTF_8);
    }

    /** Takes as long for a key that is nearly right as for one that is not right at all. */
    private static boolean is(byte[] key, String text) {
        return key.length > 0 && MessageDigest.isEqual(key, text.getBytes(UTF_8));
    }
}

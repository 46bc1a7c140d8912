package io.counterfoil.kernel.text;

import io.counterfoil.kernel.decide.Rejected;

/** The name of a merchant or of goods. */
public final class Name {
    /** In code points: what the strictest provider takes as the subject of a payment (WeChat's {@code description}). */
    public static final int LENGTH_MAX = 127;

    /** @throws Rejected where that cannot be a name */
    public static String fit(String name) {
        if (name.isBlank()) throw refused("name-blank", "A name is not blank.");
        if (name.codePointCount(0, name.length()) > LENGTH_MAX) {
            throw refused("name-too-long", "A name has at most " + LENGTH_MAX + " characters.");
        }
        if (!Characters.arePrintable(name)) {
            throw refused("name-unprintable", "A name has no control characters and no half characters.");
        }
        return name;
    }

    private static Rejected refused(String code, String why) {
        return Rejected.invalid(code, why, "/name");
    }

    private Name() {}
}

package io.counterfoil.sandbox.outage;

import io.counterfoil.kernel.decide.Rejected;
import java.util.Arrays;
import java.util.Locale;

/** How a provider's gateway is out. */
enum Outage {
    /** It is not. */
    NONE,
    /** Calls get no answer. */
    HANG,
    /** Calls are answered with status 503. */
    REFUSE;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Outage named(String name) {
        return Arrays.stream(values())
                .filter(outage -> outage.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> Rejected.invalid("outage-unknown", "the kinds are hang, refuse and none", "/kind"));
    }
}

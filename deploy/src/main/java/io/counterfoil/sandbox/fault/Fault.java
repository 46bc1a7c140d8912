package io.counterfoil.sandbox.fault;

import io.counterfoil.kernel.decide.Rejected;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a provider does wrong to one attempt. */
public enum Fault {
    /** Notices about the attempt are lost on their way. */
    LOST_CALLBACK,
    /** Each notice is sent twice at the same moment. */
    DUPLICATE,
    /** Notices are held back until a minute after the attempt has expired. */
    LATE,
    /** Of two deliveries of a notice the one signed later arrives first, and what was before the payment arrives last. */
    REORDERED,
    /** Notices name another amount than was paid, and are validly signed. */
    TAMPERED_AMOUNT,
    /** Notices are signed with a key that is not the provider's. */
    WRONG_KEY,
    /** Notices are signed as of an hour ago. */
    STALE,
    /** Calls about the attempt have no effect, and are answered with an error that nobody has signed. */
    UNSIGNED_ERROR,
    /** Calls about the attempt have their effect, and are never answered. */
    TIMEOUT_AFTER_EFFECT;

    /** As on the wire: {@code lost-callback}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @param pointer of the name, for the refusal when there is no such fault */
    static Fault named(String name, String pointer) {
        return Arrays.stream(values())
                .filter(fault -> fault.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> Rejected.invalid("fault-unknown", "the faults are " + all(), pointer));
    }

    private static String all() {
        return Arrays.stream(values()).map(Fault::wireName).collect(Collectors.joining(", "));
    }
}

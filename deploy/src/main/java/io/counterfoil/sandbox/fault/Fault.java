package io.counterfoil.sandbox.fault;

import io.counterfoil.kernel.decide.Rejected;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a provider does wrong to one attempt. */
public enum Fault {
    /** No notice about the attempt ever arrives. */
    LOST_CALLBACK,
    /** Each notice is sent twice at the same moment. */
    DUPLICATE;

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

package io.counterfoil.platform.eventlog;

/**
 * Whether what is done now shares a transaction with others, and is undone with them and done again by itself where any of
 * them fails. Whoever fails there need not tidy up: it had better fail as a whole.
 */
public final class Together {
    private static final ScopedValue<Boolean> ON = ScopedValue.newInstance();

    public static boolean isOn() {
        return ON.isBound();
    }

    public static void during(Runnable work) {
        ScopedValue.where(ON, true).run(work);
    }

    private Together() {}
}

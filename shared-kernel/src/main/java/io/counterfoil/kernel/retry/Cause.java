package io.counterfoil.kernel.retry;

import io.counterfoil.kernel.decide.Rejected;

/**
 * What is recorded of a failure: its kind and the place in our code. Never its message, which may quote whatever was at
 * hand, secrets and persons included, where nothing can be taken back.
 */
public final class Cause {
    private static final String OURS = "io.counterfoil.";

    public static String of(Throwable failure) {
        if (failure instanceof Rejected rejected) return "rejected: " + rejected.code();
        var root = root(failure);
        return root.getClass().getName() + place(root);
    }

    private static Throwable root(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) root = root.getCause();
        return root;
    }

    private static String place(Throwable failure) {
        for (var frame : failure.getStackTrace()) {
            if (frame.getClassName().startsWith(OURS)) {
                return " at " + frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber();
            }
        }
        return "";
    }

    private Cause() {}
}

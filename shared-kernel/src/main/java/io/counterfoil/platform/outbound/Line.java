package io.counterfoil.platform.outbound;

/** Makes calls of one kind, outside every transaction. */
public interface Line {
    /** {@code ask-provider}, {@code deliver-notice} and so on: the name under which its calls are due. */
    String kind();

    /** How many calls may be under way at once in one process. */
    int atOnceMax();

    /**
     * Calls, and reports what came of it by command. To return is to be done; to throw is to be called again, later and
     * later; to throw {@link NotYet} is to be called again soon. A call that was cut off is made again: it must be harmless when repeated.
     */
    void call(String subject);
}

package io.counterfoil.kernel.order;

/** What a provider's answer about one attempt came to. */
public record AttemptAnswer(AttemptNo attempt, Finding finding, String detail) {

    /** Only what is signed is believed; all else is {@code UNKNOWN}. */
    public enum Finding {
        PAID,
        UNPAID,
        NOT_FOUND,
        CLOSED,
        UNKNOWN
    }
}

package io.counterfoil.order.provider;

/** What a callback says, once its signature has been looked at. */
public sealed interface Decoded {
    /** @param eventId the provider's number of the message, the same when it is sent again */
    record Accepted(String eventId, Fact fact) implements Decoded {}

    /** Validly signed, and none of an order's business: a test, an event of another kind. */
    record Ignored(String eventId, String why) implements Decoded {}

    /** Validly signed and not for this account. Refused, kept for the auditor, and not to be sent again. */
    record Foreign(String reference, String code, String detail) implements Decoded {}

    /**
     * Not validly signed, or not readable: nothing of it is known to be true.
     *
     * @param code {@code signature-missing}, {@code signature-invalid}, {@code callback-malformed}, {@code callback-stale}
     */
    record Rejected(String code, String detail, Reply reply) implements Decoded {}
}

package io.counterfoil.order.provider;

import java.util.Optional;

/** What a callback says, once its signature has been looked at. */
public sealed interface Decoded {
    record Accepted(Fact fact) implements Decoded {}

    /**
     * Validly signed, and nothing follows from it: a test, an event of another kind.
     *
     * @param reference the attempt's number, where the message has one: whose payer it is about
     */
    record Ignored(Optional<String> reference, String why) implements Decoded {}

    /** Validly signed and not for this account. Refused, kept for the auditor, and not to be sent again. */
    record Foreign(String reference, String code, String detail) implements Decoded {}

    /**
     * Not validly signed, or not readable: nothing of it is known to be true.
     *
     * @param code {@code signature-missing}, {@code signature-invalid}, {@code serial-unknown}, {@code callback-malformed},
     *     {@code callback-stale}, {@code callback-undecryptable}
     */
    record Rejected(String code, String detail, Reply reply) implements Decoded {}
}

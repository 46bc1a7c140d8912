package io.counterfoil.channel.scheme;

import io.counterfoil.kernel.channel.Epochs;
import io.counterfoil.kernel.channel.Terms;
import io.counterfoil.kernel.decide.Rejected;

/** How vouchers are written down and signed: pure functions, of which the costly ones need no state. */
public interface VoucherScheme {
    /** @throws Rejected {@code voucher-unreadable}, saying where */
    Slip read(String text, Terms terms);

    /** The signed voucher as it is handed out. Signing the same promise again gives the same text. */
    Slip sign(Promise promise, SigningKey key, Terms terms);

    /** How time is counted. */
    Epochs epochs();

    /**
     * A party's key as {@code Party.key} has it.
     *
     * @throws Rejected {@code key-malformed} for what is none
     */
    String requireKey(String text);

    /** @param secret 32 bytes */
    SigningKey key(byte[] secret);

    /**
     * Whether it is the key's signature over the message.
     *
     * @param signature as the scheme's tools write it
     */
    boolean isSigned(String key, byte[] message, String signature);
}

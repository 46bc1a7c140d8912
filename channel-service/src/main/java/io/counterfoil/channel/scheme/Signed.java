package io.counterfoil.channel.scheme;

/** Whose signature is on a voucher, once somebody has looked. */
public sealed interface Signed {
    record Unsigned() implements Signed {}

    /** There is one, and it is no party's. */
    record ByNobody() implements Signed {}

    /** @param key the party's */
    record By(String key) implements Signed {}
}

package io.counterfoil.order.claim;

/**
 * What a provider said.
 *
 * @param source how it came to us: {@code callback} or {@code query}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Message(String source, byte[] bytes) {}

package io.counterfoil.order.evidence;

/**
 * What a provider said.
 *
 * @param source how it came to us: {@code callback}, {@code query} or {@code close}
 * @param content what was signed, by which the message is known again when it is sent again in another envelope
 * @param bytes all of it, as it is kept
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Message(String source, byte[] content, byte[] bytes) {}

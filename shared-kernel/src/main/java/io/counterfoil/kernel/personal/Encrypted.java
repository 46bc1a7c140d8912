package io.counterfoil.kernel.personal;

/**
 * Something about a person, or a secret, as the log may hold it.
 *
 * <p>Encryption is deterministic (AES-SIV, RFC 5297): the same text of the same owner gives the same value, so that rules
 * can compare without reading. Without the owner's key, which is kept outside the log, it says nothing.
 *
 * @param key the id of the owner's key
 * @param text base64 of the ciphertext
 */
public record Encrypted(String key, String text) {}

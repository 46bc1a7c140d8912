package io.counterfoil.channel.scheme;

/**
 * A voucher as it came in: read, and its signature looked at, which takes the longest of all and needs to know nothing of
 * how channel and book stand.
 *
 * @param digest of what was signed, in hexadecimal: the same voucher has the same, however its signature is written
 * @param text as it was handed in
 */
public record Slip(Promise promise, Signed signed, String digest, String text) {}

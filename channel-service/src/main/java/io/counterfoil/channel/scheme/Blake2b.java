package io.counterfoil.channel.scheme;

import org.bouncycastle.crypto.digests.Blake2bDigest;

/** BLAKE2b without a key, of any length (RFC 7693). */
public final class Blake2b {
    public static final int HASH_BYTES = 32;

    public static byte[] hash(byte[] of) {
        return digest(HASH_BYTES, of);
    }

    /** @param bytes of the digest, up to 64 */
    public static byte[] digest(int bytes, byte[]... parts) {
        var digest = new Blake2bDigest(bytes * Byte.SIZE);
        for (var part : parts) digest.update(part, 0, part.length);
        var result = new byte[bytes];
        digest.doFinal(result, 0);
        return result;
    }

    private Blake2b() {}
}

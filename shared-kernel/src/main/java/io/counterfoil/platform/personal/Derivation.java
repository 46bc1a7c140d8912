package io.counterfoil.platform.personal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keys of many purposes from one (HKDF with SHA-256 and without salt, RFC 5869). What is the same for all of them is worked
 * out once: every request derives one.
 */
final class Derivation {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BLOCK_BYTES = 32;
    private static final int BLOCKS_MAX = 255;

    /** Copied for each use, itself never used. */
    private final Mac expanding;

    Derivation(byte[] from) {
        expanding = keyed(keyed(new byte[BLOCK_BYTES]).doFinal(from));
    }

    byte[] derive(String purpose, int bytes) {
        if (bytes > BLOCKS_MAX * BLOCK_BYTES) throw new IllegalArgumentException(bytes + " bytes are too many");
        var info = purpose.getBytes(UTF_8);
        var derived = new byte[bytes];
        var block = new byte[0];
        for (int done = 0; done < bytes; done += BLOCK_BYTES) {
            block = expanded(block, info, (byte) (done / BLOCK_BYTES + 1));
            System.arraycopy(block, 0, derived, done, Math.min(BLOCK_BYTES, bytes - done));
        }
        Arrays.fill(block, (byte) 0);
        return derived;
    }

    private byte[] expanded(byte[] before, byte[] info, byte number) {
        try {
            var mac = (Mac) expanding.clone();
            mac.update(before);
            mac.update(info);
            mac.update(number);
            return mac.doFinal();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Mac keyed(byte[] key) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

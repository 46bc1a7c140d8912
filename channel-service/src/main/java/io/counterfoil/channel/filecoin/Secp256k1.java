package io.counterfoil.channel.filecoin;

import java.util.Optional;

/** ECDSA on secp256k1 with keys that can be recovered from signatures: r and s of 32 bytes each, then the recovery number. */
interface Secp256k1 {
    int SIGNATURE_BYTES = 65;
    int DIGEST_BYTES = 32;
    int KEY_BYTES = 32;
    /** Numbers that tell which of the possible keys it is; beyond 1 they hardly ever occur. */
    int RECOVERIES = 4;

    /**
     * Uncompressed, 65 bytes.
     *
     * @throws IllegalArgumentException for what is no secret key
     */
    byte[] publicKey(byte[] secret);

    /** Deterministic (RFC 6979) and with the lower s: the same every time. */
    byte[] sign(byte[] digest, byte[] secret);

    /** The public key whose signature it is; empty where it is nobody's. */
    Optional<byte[]> recover(byte[] digest, byte[] signature);

    /** The native library where there is one for this machine, else four times slower in Java. */
    static Secp256k1 here() {
        return Here.SECP256K1;
    }

    /** Looked for once. */
    final class Here {
        private static final Secp256k1 SECP256K1 =
                LibSecp256k1.find().<Secp256k1>map(found -> found).orElseGet(JavaSecp256k1::new);

        private Here() {}
    }
}

package io.counterfoil.kernel.channel;

/** How promises are written down, signed and redeemed. */
public enum Scheme {
    /** Ours: canonical JSON (RFC 8785), Ed25519; a later voucher of a lane promises no less. */
    NATIVE,
    /** Filecoin's payment channel actor: CBOR, secp256k1 over BLAKE2b. */
    FILECOIN
}

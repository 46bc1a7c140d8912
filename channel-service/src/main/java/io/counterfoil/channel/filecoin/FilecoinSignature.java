package io.counterfoil.channel.filecoin;

import io.counterfoil.channel.scheme.Bytes;
import java.util.Arrays;
import java.util.Optional;

/** Finds out whose signature it is. */
final class FilecoinSignature {
    /** Empty for nobody's, and for kinds that are not checked here (BLS, delegated). */
    static Optional<Address> signer(Bytes signature, byte[] digest) {
        var bytes = signature.toArray();
        if (bytes.length != 1 + Secp256k1.SIGNATURE_BYTES || bytes[0] != FilecoinKey.SECP256K1) return Optional.empty();
        return Secp256k1.here()
                .recover(digest, Arrays.copyOfRange(bytes, 1, bytes.length))
                .map(Address::ofKey);
    }

    private FilecoinSignature() {}
}

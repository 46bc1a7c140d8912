package io.counterfoil.channel.filecoin;

import fr.acinq.secp256k1.Secp256k1Exception;
import java.util.Arrays;
import java.util.Optional;

/** Bitcoin Core's library, through ACINQ's bindings. */
final class LibSecp256k1 implements Secp256k1 {
    private final fr.acinq.secp256k1.Secp256k1 library;

    private LibSecp256k1(fr.acinq.secp256k1.Secp256k1 library) {
        this.library = library;
    }

    /** Empty where there is no build of it for this machine. */
    static Optional<LibSecp256k1> find() {
        try {
            return Optional.of(new LibSecp256k1(fr.acinq.secp256k1.Secp256k1.get()));
        } catch (RuntimeException | LinkageError notHere) {
            return Optional.empty();
        }
    }

    @Override
    public byte[] publicKey(byte[] secret) {
        if (secret.length != KEY_BYTES || !library.secKeyVerify(secret)) {
            throw new IllegalArgumentException("no secret key");
        }
        return library.pubkeyCreate(secret);
    }

    @Override
    public byte[] sign(byte[] digest, byte[] secret) {
        var key = publicKey(secret);
        var signature = Arrays.copyOf(library.sign(digest, secret, null), SIGNATURE_BYTES);
        for (byte recovery = 0; recovery < RECOVERIES; recovery++) {
            signature[SIGNATURE_BYTES - 1] = recovery;
            var recovered = recover(digest, signature);
            if (recovered.isPresent() && Arrays.equals(recovered.get(), key)) return signature;
        }
        throw new IllegalStateException("a signature of another key");
    }

    @Override
    public Optional<byte[]> recover(byte[] digest, byte[] signature) {
        int recovery = signature.length == SIGNATURE_BYTES ? signature[SIGNATURE_BYTES - 1] : RECOVERIES;
        if (recovery < 0 || recovery >= RECOVERIES) return Optional.empty();
        try {
            return Optional.of(library.ecdsaRecover(Arrays.copyOf(signature, SIGNATURE_BYTES - 1), digest, recovery));
        } catch (Secp256k1Exception nobodys) {
            return Optional.empty();
        }
    }
}

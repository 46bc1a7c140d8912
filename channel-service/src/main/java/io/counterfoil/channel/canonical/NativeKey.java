package io.counterfoil.channel.canonical;

import io.counterfoil.channel.scheme.SigningKey;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** An Ed25519 key; its party is called by the public key, in base64url. */
public final class NativeKey implements SigningKey {
    private final Ed25519PrivateKeyParameters key;
    private final String party;

    private NativeKey(Ed25519PrivateKeyParameters key) {
        this.key = key;
        this.party = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(key.generatePublicKey().getEncoded());
    }

    /** @param seed the secret key of RFC 8032, 32 bytes */
    public static NativeKey of(byte[] seed) {
        return new NativeKey(new Ed25519PrivateKeyParameters(seed));
    }

    @Override
    public String party() {
        return party;
    }

    @Override
    public byte[] sign(byte[] message) {
        var signer = new Ed25519Signer();
        signer.init(true, key);
        signer.update(message, 0, message.length);
        return signer.generateSignature();
    }

    @Override
    public String toString() {
        return "key of " + party;
    }
}

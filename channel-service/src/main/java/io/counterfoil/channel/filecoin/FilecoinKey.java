package io.counterfoil.channel.filecoin;

import io.counterfoil.channel.scheme.Blake2b;
import io.counterfoil.channel.scheme.SigningKey;

/** A secp256k1 key, which signs vouchers and messages for its address. */
public final class FilecoinKey implements SigningKey {
    static final int SECP256K1 = 1;

    private final byte[] secret;
    private final Address address;

    private FilecoinKey(byte[] secret, Address address) {
        this.secret = secret;
        this.address = address;
    }

    /** @throws IllegalArgumentException for what is no key */
    public static FilecoinKey of(byte[] secret) {
        var kept = secret.clone();
        return new FilecoinKey(kept, Address.ofKey(Secp256k1.here().publicKey(kept)));
    }

    public Address address() {
        return address;
    }

    @Override
    public String party() {
        return address.toString();
    }

    /** The signature's kind, then the signature over the message's BLAKE2b-256. */
    @Override
    public byte[] sign(byte[] message) {
        var signature = Secp256k1.here().sign(Blake2b.hash(message), secret);
        var kind = new byte[signature.length + 1];
        kind[0] = SECP256K1;
        System.arraycopy(signature, 0, kind, 1, signature.length);
        return kind;
    }

    @Override
    public String toString() {
        return "key of " + address;
    }
}

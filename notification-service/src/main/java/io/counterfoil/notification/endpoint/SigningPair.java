package io.counterfoil.notification.endpoint;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/**
 * An Ed25519 key pair (RFC 8032), which signs as version {@code v1a}: the merchant needs its public half alone.
 *
 * <p>Standard Webhooks writes the halves as {@code whsk_} and {@code whpk_} and base64. The secret one is the seed followed
 * by the public key, as libraries for Ed25519 have it.
 */
public final class SigningPair implements SigningKey {
    private static final String SECRET_PREFIX = "whsk_";
    private static final String PUBLIC_PREFIX = "whpk_";
    private static final String ALGORITHM = "Ed25519";

    /** Of the seed, and of the public key. */
    private static final int BYTES = 32;

    private final byte[] seed;
    private final byte[] publicKey;

    private SigningPair(byte[] seed, byte[] publicKey) {
        this.seed = seed;
        this.publicKey = publicKey;
    }

    public static SigningPair random(SecureRandom random) {
        try {
            var generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, random);
            var pair = generator.generateKeyPair();
            var seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
            return new SigningPair(seed, encoded((EdECPublicKey) pair.getPublic()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** RFC 8032, 5.1.2: y in 32 bytes, the least first, and the sign of x in the highest bit. */
    private static byte[] encoded(EdECPublicKey key) {
        var y = key.getPoint().getY().toByteArray();
        var bytes = new byte[BYTES];
        for (int i = 0; i < Math.min(y.length, BYTES); i++) bytes[i] = y[y.length - 1 - i];
        if (key.getPoint().isXOdd()) bytes[BYTES - 1] |= (byte) 0x80;
        return bytes;
    }

    /** @throws IllegalArgumentException when the text is none */
    public static SigningPair parse(String text) {
        if (!text.startsWith(SECRET_PREFIX)) {
            throw new IllegalArgumentException("a secret key begins with " + SECRET_PREFIX);
        }
        var bytes = Base64.getDecoder().decode(text.substring(SECRET_PREFIX.length()));
        if (bytes.length != 2 * BYTES) throw new IllegalArgumentException("a secret key has 64 bytes");
        return new SigningPair(Arrays.copyOf(bytes, BYTES), Arrays.copyOfRange(bytes, BYTES, 2 * BYTES));
    }

    @Override
    public String sign(byte[] content) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey());
            signature.update(content);
            return "v1a," + Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private PrivateKey privateKey() throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM)
                .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
    }

    /** {@code whpk_…}, which anybody may see. */
    public String publicKey() {
        return PUBLIC_PREFIX + Base64.getEncoder().encodeToString(publicKey);
    }

    /** {@code whsk_…}, which nobody is shown. */
    public String reveal() {
        var both = Arrays.copyOf(seed, 2 * BYTES);
        System.arraycopy(publicKey, 0, both, BYTES, BYTES);
        return SECRET_PREFIX + Base64.getEncoder().encodeToString(both);
    }

    @Override
    public String toString() {
        return SECRET_PREFIX + "…";
    }
}

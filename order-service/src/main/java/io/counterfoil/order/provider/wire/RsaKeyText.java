package io.counterfoil.order.provider.wire;

import static java.math.BigInteger.ONE;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Reads keys as the providers' tools and consoles show them: the Base64 alone, or PEM. */
public final class RsaKeyText {
    /** Alipay's RSA2 and WeChat Pay's API v3 ask for 2048 bits. */
    public static final int BITS_MIN = 2048;

    /** Checking a signature gets slower with the square of the length. */
    static final int BITS_MAX = 4096;

    private static final String PKCS1 = "BEGIN RSA PRIVATE KEY";

    /** @throws IllegalArgumentException unless this is an undamaged RSA key in PKCS#8, 2048 to 4096 bits long */
    public static RSAPrivateCrtKey privateKey(String text) {
        if (text.contains(PKCS1))
            throw new IllegalArgumentException("the private key is in PKCS#1: convert it to PKCS#8");
        var key = read(text, "PKCS#8 RSA private key", (rsa, der) -> rsa.generatePrivate(new PKCS8EncodedKeySpec(der)));
        if (!(key instanceof RSAPrivateCrtKey whole)) {
            throw new IllegalArgumentException("a private key without its primes");
        }
        if (!isUndamaged(whole)) throw new IllegalArgumentException("a damaged private key: its numbers disagree");
        return whole;
    }

    /** @throws IllegalArgumentException unless this is an RSA key in X.509 form, 2048 to 4096 bits long */
    public static RSAPublicKey publicKey(String text) {
        var key = read(text, "X.509 RSA public key", (rsa, der) -> rsa.generatePublic(new X509EncodedKeySpec(der)));
        return (RSAPublicKey) key;
    }

    /** A key with a letter changed can often be read, and then signs nothing that anybody believes. */
    private static boolean isUndamaged(RSAPrivateCrtKey key) {
        var p = key.getPrimeP();
        var q = key.getPrimeQ();
        return p.multiply(q).equals(key.getModulus())
                && isInverse(key.getPrimeExponentP(), key.getPublicExponent(), p.subtract(ONE))
                && isInverse(key.getPrimeExponentQ(), key.getPublicExponent(), q.subtract(ONE))
                && isInverse(key.getPrivateExponent(), key.getPublicExponent(), p.subtract(ONE))
                && isInverse(key.getPrivateExponent(), key.getPublicExponent(), q.subtract(ONE))
                && isInverse(key.getCrtCoefficient(), q, p);
    }

    private static boolean isInverse(BigInteger one, BigInteger other, BigInteger modulus) {
        return modulus.signum() > 0 && one.multiply(other).mod(modulus).equals(ONE);
    }

    /** What a text holds stays out of the message, and out of the cause: it may be a secret. */
    private static RSAKey read(String text, String form, Reading reading) {
        RSAKey key;
        try {
            key = (RSAKey) reading.read(
                    KeyFactory.getInstance("RSA"), Base64.getDecoder().decode(base64(text)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("not a " + form);
        }
        var bits = key.getModulus().bitLength();
        if (bits < BITS_MIN || bits > BITS_MAX) throw new IllegalArgumentException("a key of " + bits + " bits");
        return key;
    }

    private static String base64(String text) {
        return text.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    }

    @FunctionalInterface
    private interface Reading {
        Object read(KeyFactory rsa, byte[] der) throws GeneralSecurityException;
    }

    private RsaKeyText() {}
}

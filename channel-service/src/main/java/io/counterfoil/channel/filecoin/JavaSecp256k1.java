package io.counterfoil.channel.filecoin;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;

/** The same with Bouncy Castle, which runs everywhere. */
final class JavaSecp256k1 implements Secp256k1 {
    private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");
    private static final ECDomainParameters DOMAIN = new ECDomainParameters(CURVE);
    private static final BigInteger ORDER = CURVE.getN();
    private static final BigInteger FIELD = CURVE.getCurve().getField().getCharacteristic();
    private static final BigInteger HALF = ORDER.shiftRight(1);
    private static final int NUMBER_BYTES = 32;
    private static final int COMPRESSED_EVEN = 2;

    @Override
    public byte[] publicKey(byte[] secret) {
        return new FixedPointCombMultiplier()
                .multiply(CURVE.getG(), key(secret))
                .normalize()
                .getEncoded(false);
    }

    private static BigInteger key(byte[] secret) {
        var key = new BigInteger(1, secret);
        if (secret.length != KEY_BYTES || key.signum() == 0 || key.compareTo(ORDER) >= 0) {
            throw new IllegalArgumentException("no secret key");
        }
        return key;
    }

    @Override
    public byte[] sign(byte[] digest, byte[] secret) {
        var signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        signer.init(true, new ECPrivateKeyParameters(key(secret), DOMAIN));
        var numbers = signer.generateSignature(digest);
        var s = numbers[1].compareTo(HALF) > 0 ? ORDER.subtract(numbers[1]) : numbers[1];
        var key = publicKey(secret);
        var signature = new byte[SIGNATURE_BYTES];
        BigIntegers.asUnsignedByteArray(numbers[0], signature, 0, NUMBER_BYTES);
        BigIntegers.asUnsignedByteArray(s, signature, NUMBER_BYTES, NUMBER_BYTES);
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
        if (recovery < 0 || recovery >= RECOVERIES || digest.length != DIGEST_BYTES) return Optional.empty();
        var r = new BigInteger(1, Arrays.copyOf(signature, NUMBER_BYTES));
        var s = new BigInteger(1, Arrays.copyOfRange(signature, NUMBER_BYTES, 2 * NUMBER_BYTES));
        if (isOutside(r) || isOutside(s)) return Optional.empty();
        return nonce(r, recovery)
                .map(point -> key(point, r, s, new BigInteger(1, digest)))
                .filter(key -> !key.isInfinity())
                .map(key -> key.normalize().getEncoded(false));
    }

    private static boolean isOutside(BigInteger number) {
        return number.signum() == 0 || number.compareTo(ORDER) >= 0;
    }

    /** The point whose first coordinate r is, modulo the order. */
    private static Optional<ECPoint> nonce(BigInteger r, int recovery) {
        var x = recovery < 2 ? r : r.add(ORDER);
        if (x.compareTo(FIELD) >= 0) return Optional.empty();
        var compressed = new byte[NUMBER_BYTES + 1];
        compressed[0] = (byte) (COMPRESSED_EVEN + recovery % 2);
        BigIntegers.asUnsignedByteArray(x, compressed, 1, NUMBER_BYTES);
        try {
            return Optional.of(CURVE.getCurve().decodePoint(compressed));
        } catch (IllegalArgumentException notOnTheCurve) {
            return Optional.empty();
        }
    }

    private static ECPoint key(ECPoint nonce, BigInteger r, BigInteger s, BigInteger digest) {
        var inverse = r.modInverse(ORDER);
        var ofBase = inverse.multiply(digest).negate().mod(ORDER);
        return ECAlgorithms.sumOfTwoMultiplies(
                CURVE.getG(), ofBase, nonce, inverse.multiply(s).mod(ORDER));
    }
}

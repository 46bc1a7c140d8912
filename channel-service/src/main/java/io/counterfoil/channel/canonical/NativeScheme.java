package io.counterfoil.channel.canonical;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.counterfoil.channel.scheme.Blake2b;
import io.counterfoil.channel.scheme.Bytes;
import io.counterfoil.channel.scheme.Promise;
import io.counterfoil.channel.scheme.Signed;
import io.counterfoil.channel.scheme.Signed.By;
import io.counterfoil.channel.scheme.Signed.ByNobody;
import io.counterfoil.channel.scheme.Signed.Unsigned;
import io.counterfoil.channel.scheme.SigningKey;
import io.counterfoil.channel.scheme.Slip;
import io.counterfoil.channel.scheme.VoucherScheme;
import io.counterfoil.kernel.channel.Epochs;
import io.counterfoil.kernel.channel.Terms;
import io.counterfoil.kernel.decide.Rejected;
import java.time.Instant;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.jspecify.annotations.Nullable;

/** Vouchers of ours, which are JSON that anybody can read. */
public final class NativeScheme implements VoucherScheme {
    /** Time in seconds, as everybody counts it. */
    public static final Epochs EPOCHS = new Epochs(Instant.EPOCH, 1);

    private static final int SIGNATURE_BYTES = 64;
    private static final int KEY_BYTES = 32;

    @Override
    public Slip read(String text, Terms terms) {
        var voucher = NativeVoucher.read(text);
        if (!voucher.asset().equals(terms.asset())) {
            throw Rejected.invalid("asset-differs", "The channel is in " + terms.asset() + ".", "/voucher");
        }
        var message = voucher.signingText().getBytes(UTF_8);
        return new Slip(
                voucher.promise(),
                signed(voucher.signature(), message, terms),
                Bytes.of(Blake2b.hash(message)).hex(),
                text);
    }

    private static Signed signed(@Nullable String signature, byte[] message, Terms terms) {
        if (signature == null) return new Unsigned();
        var payer = terms.payer().key();
        return isBy(payer, signature, message) ? new By(payer) : new ByNobody();
    }

    @Override
    public Epochs epochs() {
        return EPOCHS;
    }

    @Override
    public String requireKey(String text) {
        try {
            var key = Base64.getUrlDecoder().decode(text);
            boolean canonical =
                    Base64.getUrlEncoder().withoutPadding().encodeToString(key).equals(text);
            if (canonical && key.length == KEY_BYTES) return text;
        } catch (IllegalArgumentException e) {
            // refused below, like any other text
        }
        throw Rejected.invalid("key-malformed", "The key is no Ed25519 public key in base64url.", "/key");
    }

    @Override
    public SigningKey key(byte[] secret) {
        return NativeKey.of(secret);
    }

    /** In base64url. */
    @Override
    public boolean isSigned(String key, byte[] message, String signature) {
        return isBy(key, signature, message);
    }

    private static boolean isBy(String party, String signature, byte[] message) {
        try {
            var bytes = Base64.getUrlDecoder().decode(signature);
            var verifier = new Ed25519Signer();
            verifier.init(
                    false, new Ed25519PublicKeyParameters(Base64.getUrlDecoder().decode(party)));
            verifier.update(message, 0, message.length);
            return bytes.length == SIGNATURE_BYTES && verifier.verifySignature(bytes);
        } catch (IllegalArgumentException noSignature) {
            return false;
        }
    }

    @Override
    public Slip sign(Promise promise, SigningKey key, Terms terms) {
        var unsigned = new NativeVoucher(promise, terms.asset(), null);
        var signature = key.sign(unsigned.signingText().getBytes(UTF_8));
        var signed = new NativeVoucher(
                promise, terms.asset(), Base64.getUrlEncoder().withoutPadding().encodeToString(signature));
        return read(signed.toString(), terms);
    }
}

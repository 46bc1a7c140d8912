package io.counterfoil.channel.filecoin;

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
import io.counterfoil.kernel.money.Asset;
import java.time.Instant;

/** Vouchers of Filecoin's payment channels. */
public final class FilecoinScheme implements VoucherScheme {
    public static final Asset FIL = new Asset("FIL", 18);
    /** Epochs of the main net. */
    public static final Epochs EPOCHS = new Epochs(Instant.parse("2020-08-24T22:00:00Z"), 30);
    /** 12 hours. */
    public static final long SETTLE_DELAY_EPOCHS = 1440;

    @Override
    public Slip read(String text, Terms terms) {
        var voucher = VoucherText.read(text);
        var digest = voucher.digest();
        return new Slip(
                voucher.promise(),
                signed(voucher, digest, terms),
                Bytes.of(digest).hex(),
                text);
    }

    private static Signed signed(FilecoinVoucher voucher, byte[] digest, Terms terms) {
        if (voucher.signature().isEmpty()) return new Unsigned();
        return FilecoinSignature.signer(voucher.signature(), digest)
                .map(Address::toString)
                .filter(terms::isParty)
                .<Signed>map(By::new)
                .orElseGet(ByNobody::new);
    }

    @Override
    public Slip sign(Promise promise, SigningKey key, Terms terms) {
        var signing = new FilecoinVoucher(promise, Bytes.NONE).toCbor();
        var voucher = new FilecoinVoucher(promise, Bytes.of(key.sign(signing)));
        return read(voucher.toString(), terms);
    }

    @Override
    public Epochs epochs() {
        return EPOCHS;
    }

    @Override
    public String requireKey(String text) {
        var address = Address.parse(text);
        if (address.protocol() == Address.SECP256K1) return address.toString();
        throw Rejected.invalid("key-malformed", "The address is of no secp256k1 key (f1).", "/key");
    }

    @Override
    public SigningKey key(byte[] secret) {
        return FilecoinKey.of(secret);
    }

    /** In hexadecimal, its kind first. */
    @Override
    public boolean isSigned(String key, byte[] message, String signature) {
        try {
            return FilecoinSignature.signer(Bytes.ofHex(signature), Blake2b.hash(message))
                    .filter(signer -> signer.toString().equals(key))
                    .isPresent();
        } catch (IllegalArgumentException notHexadecimal) {
            return false;
        }
    }
}

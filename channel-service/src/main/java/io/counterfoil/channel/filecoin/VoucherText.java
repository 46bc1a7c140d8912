package io.counterfoil.channel.filecoin;

import io.counterfoil.kernel.decide.Rejected;
import java.util.Base64;

/** Vouchers as people hand them on: base64url of their CBOR, without padding. */
public final class VoucherText {
    /** Room for as many merges as the actor takes. */
    public static final int LENGTH_MAX = 256 * 1024;

    public static String write(FilecoinVoucher voucher) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(voucher.toCbor());
    }

    /** @throws Rejected {@code voucher-unreadable}, with what is wrong */
    public static FilecoinVoucher read(String text) {
        try {
            return FilecoinVoucher.ofCbor(bytes(text));
        } catch (Malformed e) {
            throw Rejected.invalid("voucher-unreadable", "The voucher cannot be read: " + e.why() + ".", "/voucher");
        }
    }

    private static byte[] bytes(String text) {
        if (text.length() > LENGTH_MAX) throw new Malformed("too long");
        if (text.indexOf('=') >= 0) throw new Malformed("padded base64");
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new Malformed("not in base64url");
        }
        if (Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text)) return bytes;
        throw new Malformed("not whole bytes in base64url");
    }

    private VoucherText() {}
}

package io.counterfoil.channel.filecoin;

import io.counterfoil.channel.scheme.Blake2b;
import io.counterfoil.channel.scheme.Bytes;
import io.counterfoil.channel.scheme.Promise;

/**
 * A SignedVoucher.
 *
 * @param signature its kind, then the signature; empty where it is not signed
 */
public record FilecoinVoucher(Promise promise, Bytes signature) {
    /** @throws Malformed unless it is {@link #toCbor} of a voucher, byte for byte */
    static FilecoinVoucher ofCbor(byte[] cbor) {
        return VoucherCbor.read(cbor);
    }

    public byte[] toCbor() {
        return VoucherCbor.write(this);
    }

    /** What is signed: the voucher without a signature, its place left. */
    public byte[] signingBytes() {
        return new FilecoinVoucher(promise, Bytes.NONE).toCbor();
    }

    public byte[] digest() {
        return Blake2b.hash(signingBytes());
    }

    /** What the actor's method UpdateChannelState takes. */
    public byte[] updateParams(byte[] secret) {
        return new CborWriter().array(2).raw(toCbor()).bytes(secret).toBytes();
    }

    @Override
    public String toString() {
        return VoucherText.write(this);
    }
}

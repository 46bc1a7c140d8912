package io.counterfoil.channel.filecoin;

import io.counterfoil.channel.scheme.Blake2b;
import io.counterfoil.channel.scheme.Bytes;
import io.counterfoil.channel.scheme.SigningKey;
import io.counterfoil.kernel.channel.Uint64;
import java.math.BigInteger;

/** A message to an actor: a plain payment (method 0), or a call of one of its methods. */
public record FilecoinMessage(
        Address to, Address from, Uint64 nonce, BigInteger value, Gas gas, Uint64 method, Bytes params) {
    private static final int VERSION = 0;
    private static final int FIELDS = 10;

    /** @param limit in units of gas; the others in attoFIL a unit */
    public record Gas(long limit, BigInteger feeCap, BigInteger premium) {}

    public byte[] toCbor() {
        return new CborWriter()
                .array(FIELDS)
                .number(VERSION)
                .bytes(to.bytes().toArray())
                .bytes(from.bytes().toArray())
                .number(nonce)
                .amount(value)
                .number(gas.limit())
                .amount(gas.feeCap())
                .amount(gas.premium())
                .number(method)
                .bytes(params.toArray())
                .toBytes();
    }

    public String cid() {
        return Cid.text(toCbor());
    }

    public SignedMessage sign(SigningKey key) {
        return new SignedMessage(this, Bytes.of(key.sign(Cid.bytes(toCbor()))));
    }

    /** @param signature its kind, then the signature */
    public record SignedMessage(FilecoinMessage message, Bytes signature) {
        public byte[] toCbor() {
            return new CborWriter()
                    .array(2)
                    .raw(message.toCbor())
                    .bytes(signature.toArray())
                    .toBytes();
        }

        public String cid() {
            return Cid.text(toCbor());
        }

        public boolean isBy(Address signer) {
            return FilecoinSignature.signer(signature, Blake2b.hash(Cid.bytes(message.toCbor())))
                    .filter(signer::equals)
                    .isPresent();
        }
    }
}

package io.counterfoil.channel.filecoin;

import io.counterfoil.channel.scheme.Bytes;
import io.counterfoil.channel.scheme.Conditions;
import io.counterfoil.channel.scheme.Conditions.Call;
import io.counterfoil.channel.scheme.Promise;
import io.counterfoil.kernel.channel.Merge;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A SignedVoucher as the tuple of eleven that the actor knows. */
final class VoucherCbor {
    static final int MERGES_MAX = 8192;

    private static final int FIELDS = 11;
    private static final int CALL_FIELDS = 3;
    private static final int MERGE_FIELDS = 2;
    private static final int SIGNATURE_BYTES_MAX = 200;
    private static final int SIGNATURE_KINDS = 3;

    static byte[] write(FilecoinVoucher voucher) {
        var promise = voucher.promise();
        var conditions = promise.conditions();
        var cbor = new CborWriter()
                .array(FIELDS)
                .bytes(Address.parse(promise.channel()).bytes().toArray())
                .number(conditions.notBefore())
                .number(conditions.notAfter())
                .bytes(conditions.secretHash().toArray());
        write(conditions.call(), cbor);
        cbor.number(promise.lane())
                .number(promise.nonce())
                .amount(promise.amount())
                .number(conditions.minSettleHeight())
                .array(promise.merges().size());
        for (var merge : promise.merges()) {
            cbor.array(MERGE_FIELDS).number(merge.lane()).number(merge.nonce());
        }
        return voucher.signature().isEmpty()
                ? cbor.none().toBytes()
                : cbor.bytes(voucher.signature().toArray()).toBytes();
    }

    private static void write(@Nullable Call call, CborWriter cbor) {
        if (call == null) cbor.none();
        else {
            cbor.array(CALL_FIELDS)
                    .bytes(call.actor().toArray())
                    .number(call.method())
                    .bytes(call.data().toArray());
        }
    }

    static FilecoinVoucher read(byte[] bytes) {
        var cbor = new CborReader(bytes);
        cbor.array(FIELDS);
        var channel = new Address(Bytes.of(cbor.bytes("the channel's address"))).toString();
        long notBefore = cbor.signed("a minimum time lock");
        long notAfter = cbor.signed("a maximum time lock");
        var secretHash = Bytes.of(cbor.bytes("a secret's hash"));
        var call = call(cbor);
        var lane = cbor.unsigned("a lane");
        var nonce = cbor.unsigned("a nonce");
        var amount = cbor.amount();
        var conditions = new Conditions(notBefore, notAfter, secretHash, call, cbor.signed("a settle height"));
        var merges = merges(cbor);
        var signature = cbor.skipsNull() ? Bytes.NONE : signature(cbor.bytes("a signature"));
        cbor.end();
        return new FilecoinVoucher(new Promise(channel, lane, nonce, amount, conditions, merges), signature);
    }

    private static @Nullable Call call(CborReader cbor) {
        if (cbor.skipsNull()) return null;
        cbor.array(CALL_FIELDS);
        var actor = new Address(Bytes.of(cbor.bytes("an actor's address")));
        return new Call(actor.bytes(), cbor.unsigned("a method"), Bytes.of(cbor.bytes("a method's data")));
    }

    private static List<Merge> merges(CborReader cbor) {
        int size = cbor.array("merges", MERGES_MAX);
        var merges = new ArrayList<Merge>(size);
        for (int i = 0; i < size; i++) {
            cbor.array(MERGE_FIELDS);
            merges.add(new Merge(cbor.unsigned("a merged lane"), cbor.unsigned("a merged lane's nonce")));
        }
        return merges;
    }

    private static Bytes signature(byte[] bytes) {
        if (bytes.length == 0) throw new Malformed("an empty signature");
        if (bytes.length > SIGNATURE_BYTES_MAX) throw new Malformed("too long a signature");
        if (bytes[0] < 1 || bytes[0] > SIGNATURE_KINDS) throw new Malformed("a signature of no kind");
        return Bytes.of(bytes);
    }

    private VoucherCbor() {}
}

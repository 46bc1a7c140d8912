package io.counterfoil.channel.rpc;

import static io.counterfoil.channel.rpc.LotusJson.wrong;

import io.counterfoil.channel.filecoin.Address;
import io.counterfoil.channel.filecoin.FilecoinVoucher;
import io.counterfoil.channel.scheme.Bytes;
import io.counterfoil.channel.scheme.Conditions;
import io.counterfoil.channel.scheme.Conditions.Call;
import io.counterfoil.channel.scheme.Promise;
import io.counterfoil.kernel.channel.Merge;
import io.counterfoil.kernel.decide.Rejected;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** SignedVoucher in JSON. What is left out is nothing or zero; what nobody knows is refused. */
public final class VoucherJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MERGES_MAX = 8192;
    /** What {@code SecretHash} was called before. */
    private static final String SECRET_PREIMAGE = "SecretPreimage";

    private static final Set<String> FIELDS = Set.of(
            "ChannelAddr",
            "TimeLockMin",
            "TimeLockMax",
            "SecretHash",
            SECRET_PREIMAGE,
            "Extra",
            "Lane",
            "Nonce",
            "Amount",
            "MinSettleHeight",
            "Merges",
            "Signature");

    public static ObjectNode write(FilecoinVoucher voucher) {
        var promise = voucher.promise();
        var conditions = promise.conditions();
        var json = JSON.objectNode()
                .put("ChannelAddr", promise.channel())
                .put("TimeLockMin", conditions.notBefore())
                .put("TimeLockMax", conditions.notAfter());
        json.set("SecretHash", LotusJson.bytes(conditions.secretHash()));
        json.set("Extra", write(conditions.call()));
        json.set("Lane", LotusJson.number(promise.lane()));
        json.set("Nonce", LotusJson.number(promise.nonce()));
        json.put("Amount", promise.amount().toString()).put("MinSettleHeight", conditions.minSettleHeight());
        json.set("Merges", write(promise.merges()));
        json.set("Signature", signature(voucher.signature()));
        return json;
    }

    private static JsonNode write(@Nullable Call call) {
        if (call == null) return NullNode.getInstance();
        var json = JSON.objectNode().put("Actor", new Address(call.actor()).toString());
        json.set("Method", LotusJson.number(call.method()));
        json.set("Data", LotusJson.bytes(call.data()));
        return json;
    }

    private static JsonNode write(List<Merge> merges) {
        if (merges.isEmpty()) return NullNode.getInstance();
        var json = JSON.arrayNode();
        for (var merge : merges) {
            var one = json.addObject();
            one.set("Lane", LotusJson.number(merge.lane()));
            one.set("Nonce", LotusJson.number(merge.nonce()));
        }
        return json;
    }

    private static JsonNode signature(Bytes signature) {
        if (signature.isEmpty()) return NullNode.getInstance();
        var bytes = signature.toArray();
        var json = JSON.objectNode().put("Type", bytes[0]);
        json.set("Data", LotusJson.bytes(Bytes.of(Arrays.copyOfRange(bytes, 1, bytes.length))));
        return json;
    }

    /** @throws Rejected {@code params-invalid}, with what is wrong */
    public static FilecoinVoucher read(JsonNode json) {
        requireKnown(json, FIELDS, "a voucher");
        var promise = new Promise(
                LotusJson.address(json.path("ChannelAddr")).toString(),
                LotusJson.unsigned(orZero(json, "Lane")),
                LotusJson.unsigned(orZero(json, "Nonce")),
                LotusJson.decimal(json.path("Amount")),
                conditions(json),
                merges(json.path("Merges")));
        return new FilecoinVoucher(promise, signature(json.path("Signature")));
    }

    /** A misspelt time lock would be none. */
    static void requireKnown(JsonNode json, Set<String> fields, String what) {
        if (!json.isObject()) throw wrong(what + " is an object");
        json.propertyNames().stream()
                .filter(field -> !fields.contains(field))
                .findFirst()
                .ifPresent(field -> {
                    throw wrong(what + " has no " + field);
                });
    }

    private static Conditions conditions(JsonNode json) {
        var secret = json.has(SECRET_PREIMAGE) ? json.path(SECRET_PREIMAGE) : json.path("SecretHash");
        return new Conditions(
                epoch(json, "TimeLockMin"),
                epoch(json, "TimeLockMax"),
                secret.isMissingNode() ? Bytes.NONE : LotusJson.bytes(secret),
                call(json.path("Extra")),
                epoch(json, "MinSettleHeight"));
    }

    static long epoch(JsonNode json, String field) {
        return LotusJson.signed(orZero(json, field));
    }

    static @Nullable Call call(JsonNode json) {
        if (isNothing(json)) return null;
        return new Call(
                LotusJson.address(json.path("Actor")).bytes(),
                LotusJson.unsigned(json.path("Method")),
                LotusJson.bytes(json.path("Data")));
    }

    private static List<Merge> merges(JsonNode json) {
        if (isNothing(json)) return List.of();
        if (!json.isArray() || json.size() > MERGES_MAX) throw wrong("Merges are an array of at most " + MERGES_MAX);
        return json.values().stream()
                .map(one -> new Merge(LotusJson.unsigned(one.path("Lane")), LotusJson.unsigned(one.path("Nonce"))))
                .toList();
    }

    private static Bytes signature(JsonNode json) {
        if (isNothing(json)) return Bytes.NONE;
        long kind = LotusJson.signed(json.path("Type"));
        if (kind < 1 || kind > Byte.MAX_VALUE) throw wrong("a signature of no kind");
        var data = LotusJson.bytes(json.path("Data")).toArray();
        var bytes = new byte[data.length + 1];
        bytes[0] = (byte) kind;
        System.arraycopy(data, 0, bytes, 1, data.length);
        return Bytes.of(bytes);
    }

    private static JsonNode orZero(JsonNode json, String field) {
        return isNothing(json.path(field)) ? JSON.numberNode(0) : json.path(field);
    }

    private static boolean isNothing(JsonNode json) {
        return json.isMissingNode() || json.isNull();
    }

    private VoucherJson() {}
}

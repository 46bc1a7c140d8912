package io.counterfoil.channel.canonical;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.counterfoil.channel.scheme.Promise;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.money.Asset;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A voucher as JSON.
 *
 * @param signature over the canonical text of everything else, in base64url without padding; none where it is not signed
 */
record NativeVoucher(Promise promise, Asset asset, @Nullable String signature) {
    static final int LENGTH_MAX = 1024;

    private static final String KIND = "counterfoil-voucher-1";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern AMOUNT = Pattern.compile("0|[1-9][0-9]{0,77}");

    /** @throws Rejected {@code voucher-unreadable} for what is not {@link #toString} of a voucher, character for character */
    static NativeVoucher read(String text) {
        if (text.length() > LENGTH_MAX) throw unreadable("it is too long");
        var voucher = of(json(text));
        if (!voucher.toString().equals(text)) throw unreadable("it is not in canonical form");
        return voucher;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw unreadable("it is not JSON");
        }
    }

    private static NativeVoucher of(JsonNode json) {
        if (!KIND.equals(json.path("kind").textValue())) throw unreadable("it is not of the kind " + KIND);
        try {
            var promise = Promise.plain(
                    text(json, "channel"),
                    Uint64.parse(text(json, "lane")),
                    Uint64.parse(text(json, "nonce")),
                    amount(text(json, "amount")));
            var signature = json.has("signature") ? text(json, "signature") : null;
            return new NativeVoucher(promise, Asset.parse(text(json, "asset")), signature);
        } catch (IllegalArgumentException e) {
            throw unreadable("one of its values is none");
        }
    }

    private static String text(JsonNode json, String field) {
        var text = json.path(field).textValue();
        if (text == null) throw unreadable("it has no " + field);
        return text;
    }

    private static BigInteger amount(String text) {
        if (!AMOUNT.matcher(text).matches()) throw unreadable("its amount is none");
        return new BigInteger(text);
    }

    private static Rejected unreadable(String why) {
        return Rejected.invalid("voucher-unreadable", "The voucher cannot be read: " + why + ".", "/voucher");
    }

    String signingText() {
        return CanonicalJson.write(unsigned());
    }

    private ObjectNode unsigned() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("kind", KIND)
                .put("channel", promise.channel())
                .put("asset", asset.toString())
                .put("lane", promise.lane().toString())
                .put("nonce", promise.nonce().toString())
                .put("amount", promise.amount().toString());
    }

    @Override
    public String toString() {
        var json = unsigned();
        if (signature != null) json.put("signature", signature);
        return CanonicalJson.write(json);
    }
}

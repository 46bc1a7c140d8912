package io.counterfoil.channel.rpc;

import io.counterfoil.channel.filecoin.Address;
import io.counterfoil.channel.scheme.Bytes;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.decide.Rejected;
import java.math.BigInteger;
import java.util.Base64;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** The small things as Filecoin's nodes write them in JSON. */
final class LotusJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,310}");
    private static final String LINK = "/";
    private static final int UNSIGNED_BITS = 64;
    private static final int AMOUNT_BITS = 256;

    static Address address(JsonNode json) {
        return Address.parse(text(json, "an address"));
    }

    /** Decimal text. */
    static BigInteger decimal(JsonNode json) {
        var text = text(json, "an amount");
        if (!DECIMAL.matcher(text).matches()) throw wrong("an amount is a whole number of attoFIL, as text");
        return new BigInteger(text);
    }

    static BigInteger amount(JsonNode json) {
        var amount = decimal(json);
        if (amount.signum() < 0 || amount.bitLength() > AMOUNT_BITS) throw wrong("an amount beyond 0 to 2^256 - 1");
        return amount;
    }

    static Uint64 unsigned(JsonNode json) {
        if (!json.isIntegralNumber()) throw wrong("not a whole number");
        var number = json.bigIntegerValue();
        if (number.signum() < 0 || number.bitLength() > UNSIGNED_BITS) throw wrong("a number beyond 0 to 2^64 - 1");
        return new Uint64(number.longValue());
    }

    static long signed(JsonNode json) {
        if (!json.isIntegralNumber() || !json.canConvertToLong()) throw wrong("not a whole number of 64 bits");
        return json.longValue();
    }

    /** Base64; nothing for {@code null}. */
    static Bytes bytes(JsonNode json) {
        if (json.isNull()) return Bytes.NONE;
        try {
            return Bytes.of(Base64.getDecoder().decode(text(json, "base64")));
        } catch (IllegalArgumentException e) {
            throw wrong("not base64");
        }
    }

    static String cid(JsonNode json) {
        if (!json.isObject() || json.size() != 1) throw wrong("a CID is {\"/\":\"…\"}");
        return text(json.path(LINK), "a CID");
    }

    static ObjectNode cid(String cid) {
        return JSON.objectNode().put(LINK, cid);
    }

    static JsonNode number(Uint64 number) {
        return JSON.numberNode(new BigInteger(number.toString()));
    }

    /** {@code null} for nothing. */
    static JsonNode bytes(Bytes bytes) {
        return bytes.isEmpty()
                ? NullNode.getInstance()
                : JSON.stringNode(Base64.getEncoder().encodeToString(bytes.toArray()));
    }

    static String text(JsonNode json, String what) {
        if (!json.isString()) throw wrong(what + " is a text");
        return json.stringValue();
    }

    static Rejected wrong(String why) {
        return Rejected.invalid("params-invalid", why, "/params");
    }

    private LotusJson() {}
}

package io.counterfoil.order.provider.wechat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.counterfoil.kernel.money.Asset;
import io.counterfoil.kernel.money.Money;
import io.counterfoil.kernel.text.Characters;
import io.counterfoil.order.provider.wire.Malformed;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** A JSON object as WeChat Pay writes it, read strictly. */
record WechatObject(JsonNode node) {
    static final Asset CNY = new Asset("CNY", 2);

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** @throws Malformed unless it is one object */
    static WechatObject parse(byte[] json) {
        try {
            var node = JSON.readTree(json);
            if (!node.isObject()) throw new Malformed("not an object");
            return new WechatObject(node);
        } catch (IOException e) {
            throw new Malformed("not JSON");
        }
    }

    /** Empty where there is no such text. */
    String text(String name) {
        return node.path(name).isTextual() ? node.path(name).textValue() : "";
    }

    Optional<String> find(String name) {
        return Optional.of(text(name)).filter(text -> !text.isEmpty());
    }

    boolean is(String name, String value) {
        return text(name).equals(value);
    }

    /** @throws Malformed where there is none */
    String required(String name) {
        var value = find(name).orElseThrow(() -> new Malformed("no " + name));
        if (!Characters.arePrintable(value)) throw new Malformed(name + " holds what is no text");
        return value;
    }

    /** Without any field where there is no such object. */
    WechatObject object(String name) {
        return new WechatObject(node.path(name));
    }

    /** @throws Malformed for anything but a whole, non-negative number of fen */
    Money fen(String name) {
        var fen = node.path(name);
        if (!fen.isIntegralNumber() || fen.bigIntegerValue().signum() < 0 || !fen.canConvertToLong()) {
            throw new Malformed("no " + name + " in fen");
        }
        return Money.of(fen.longValue(), CNY);
    }

    /** @throws Malformed for what is there and no time */
    Optional<Instant> time(String name) {
        try {
            return find(name).map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
        } catch (DateTimeException e) {
            throw new Malformed("a time that is none");
        }
    }

    /** Without the values: they may be personal. */
    @Override
    public String toString() {
        return "an object of WeChat Pay";
    }
}

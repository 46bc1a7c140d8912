package io.counterfoil.sandbox.alipay;

import static io.counterfoil.sandbox.alipay.GatewayError.INVALID_PARAMETER;

import io.counterfoil.kernel.text.Characters;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The business half of a request: a JSON object of texts and numbers. */
record BizContent(JsonNode json) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static BizContent parse(String text) {
        try {
            var json = JSON.readTree(text);
            if (json.isObject()) return new BizContent(json);
        } catch (JacksonException e) {
            throw new GatewayRefused(INVALID_PARAMETER, "biz_content " + e.getOriginalMessage());
        }
        throw new GatewayRefused(INVALID_PARAMETER, "biz_content");
    }

    String require(String name) {
        return find(name).orElseThrow(() -> new GatewayRefused(INVALID_PARAMETER, name));
    }

    /** @throws GatewayRefused for what is no text */
    Optional<String> find(String name) {
        var value = json.path(name);
        if (!value.isString() && !value.isNumber()) return Optional.empty();
        var text = value.asString();
        if (!Characters.arePrintableLines(text)) throw new GatewayRefused(INVALID_PARAMETER, name);
        return Optional.of(text).filter(found -> !found.isEmpty());
    }
}

package io.counterfoil.sandbox.alipay;

import static io.counterfoil.sandbox.alipay.GatewayError.INVALID_PARAMETER;

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

    Optional<String> find(String name) {
        var value = json.path(name);
        return value.isString() || value.isNumber()
                ? Optional.of(value.asString()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }
}

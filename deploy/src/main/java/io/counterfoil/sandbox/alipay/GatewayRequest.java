package io.counterfoil.sandbox.alipay;

import static io.counterfoil.sandbox.alipay.GatewayError.INVALID_CHARSET;
import static io.counterfoil.sandbox.alipay.GatewayError.INVALID_FORMAT;
import static io.counterfoil.sandbox.alipay.GatewayError.INVALID_REQUEST;
import static io.counterfoil.sandbox.alipay.GatewayError.INVALID_SIGNATURE;
import static io.counterfoil.sandbox.alipay.GatewayError.INVALID_SIGN_TYPE;
import static io.counterfoil.sandbox.alipay.GatewayError.INVALID_TIMESTAMP;
import static io.counterfoil.sandbox.alipay.GatewayError.MISSING_SIGNATURE;
import static io.counterfoil.sandbox.alipay.GatewayError.MISSING_SIGN_TYPE;
import static io.counterfoil.sandbox.alipay.GatewayError.MISSING_TIMESTAMP;
import static io.counterfoil.sandbox.alipay.GatewayError.MISSING_VERSION;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.counterfoil.kernel.text.Characters;
import io.counterfoil.sandbox.form.Form;
import java.util.Map;
import java.util.Optional;

/** The parameters of a request, wherever they stood: the common ones in the query string, the others there or in the body. */
record GatewayRequest(Map<String, String> parameters) {
    private static final String VERSION = "1.0";

    GatewayRequest {
        parameters = Map.copyOf(parameters);
    }

    /** @throws GatewayRefused where a parameter comes twice, is not escaped as it should be, or is no text */
    static GatewayRequest read(String query, byte[] body) {
        try {
            var parameters = Form.parse(query + "&" + new String(body, UTF_8)).fields();
            parameters.forEach((name, value) -> {
                if (!Characters.arePrintableLines(value)) throw new GatewayRefused(INVALID_REQUEST, name);
            });
            return new GatewayRequest(parameters);
        } catch (IllegalArgumentException e) {
            throw new GatewayRefused(INVALID_REQUEST, String.valueOf(e.getMessage()));
        }
    }

    /** Empty values count as absent. */
    Optional<String> find(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
    }

    /** In the gateway's own order: the first thing wrong is what it says. */
    void checkedFor(App app) {
        var signType = require(SigningText.SIGN_TYPE, MISSING_SIGN_TYPE);
        if (!signType.equals(SigningText.RSA2)) throw new GatewayRefused(INVALID_SIGN_TYPE);
        var signature = require(SigningText.SIGN, MISSING_SIGNATURE);
        var timestamp = require("timestamp", MISSING_TIMESTAMP);
        if (BeijingTime.parse(timestamp).isEmpty()) throw new GatewayRefused(INVALID_TIMESTAMP);
        if (!require("version", MISSING_VERSION).equals(VERSION)) throw new GatewayRefused(INVALID_REQUEST, "version");
        if (!find("charset").orElse(UTF_8.name()).equalsIgnoreCase(UTF_8.name())) {
            throw new GatewayRefused(INVALID_CHARSET);
        }
        if (!find("format").orElse("JSON").equalsIgnoreCase("JSON")) throw new GatewayRefused(INVALID_FORMAT);
        var text = SigningText.ofRequest(parameters);
        if (!app.signed(text, signature)) throw new GatewayRefused(INVALID_SIGNATURE, new String(text, UTF_8));
    }

    private String require(String name, GatewayError missing) {
        return find(name).orElseThrow(() -> new GatewayRefused(missing));
    }
}

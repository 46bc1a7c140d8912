package io.counterfoil.sandbox.wechat;

import static io.counterfoil.sandbox.wechat.ApiError.NO_AUTHORIZATION;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code WECHATPAY2-SHA256-RSA2048 mchid="…",nonce_str="…",signature="…",timestamp="…",serial_no="…"}, in any order. */
record Authorization(String mchid, String nonce, String signature, long timestamp, String serial) {
    private static final String SCHEME = "WECHATPAY2-SHA256-RSA2048 ";
    private static final Pattern PART = Pattern.compile("([a-z_]+)=\"([^\"]*)\"(,|$)");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

    /** @throws ApiRefused unless it has all that it needs */
    static Authorization parse(@Nullable String header) {
        if (header == null || !header.startsWith(SCHEME)) throw new ApiRefused(NO_AUTHORIZATION);
        var parts = parts(header.substring(SCHEME.length()));
        var timestamp = require(parts, "timestamp");
        if (!SECONDS.matcher(timestamp).matches()) throw new ApiRefused(NO_AUTHORIZATION);
        return new Authorization(
                require(parts, "mchid"),
                require(parts, "nonce_str"),
                require(parts, "signature"),
                Long.parseLong(timestamp),
                require(parts, "serial_no"));
    }

    private static Map<String, String> parts(String text) {
        var parts = new HashMap<String, String>();
        var part = PART.matcher(text);
        int end = 0;
        while (part.find() && part.start() == end) {
            parts.put(part.group(1), part.group(2));
            end = part.end();
        }
        if (end < text.length()) throw new ApiRefused(NO_AUTHORIZATION);
        return parts;
    }

    private static String require(Map<String, String> parts, String name) {
        return Optional.ofNullable(parts.get(name))
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new ApiRefused(NO_AUTHORIZATION));
    }
}

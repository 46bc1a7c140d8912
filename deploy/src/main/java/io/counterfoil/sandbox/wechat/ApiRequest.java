package io.counterfoil.sandbox.wechat;

import static io.counterfoil.sandbox.wechat.ApiError.BAD_SIGNATURE;
import static io.counterfoil.sandbox.wechat.ApiError.OTHER_KEY;
import static io.counterfoil.sandbox.wechat.ApiError.STALE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.counterfoil.platform.http.RawBody;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/**
 * A call as the merchant signed it.
 *
 * @param body as text: what is no UTF-8 comes out changed, and its signature does not verify
 * @param target path and query as WeChat Pay itself is called, {@code /v3/…}: not where the sandbox lies
 * @param keyId of the key that the merchant will check the answer with, where it says so
 */
record ApiRequest(
        String method,
        String target,
        String body,
        Authorization authorization,
        @Nullable String keyId) {
    static final String ROOT = "/sandbox/wechat";
    static final Duration SKEW_MAX = Duration.ofMinutes(5);

    /** @throws ApiRefused for one that says not who asks */
    static ApiRequest read(HttpServletRequest http) {
        var path = http.getRequestURI().substring(ROOT.length());
        var query = http.getQueryString();
        return new ApiRequest(
                http.getMethod(),
                query == null ? path : path + "?" + query,
                new String(RawBody.of(http), UTF_8),
                Authorization.parse(http.getHeader(HttpHeaders.AUTHORIZATION)),
                http.getHeader(SignedHeaders.SERIAL));
    }

    /** @throws ApiRefused unless it is an object, where there is one */
    Body json() {
        return method.equals(HttpMethod.GET.name()) ? Body.NONE : Body.parse(body);
    }

    /**
     * @param next while the merchant's key is being changed: who names the one or the other knows both
     * @throws ApiRefused where the merchant would look for another key than the one that signs
     */
    void requireKey(Merchant merchant, Optional<String> next) {
        if (keyId == null || keyId.equals(merchant.wechatKeyId())) return;
        if (next.filter(keyId::equals).isEmpty()) throw new ApiRefused(OTHER_KEY);
    }

    /** The time before the signature, as WeChat Pay does it. */
    void checkedFor(Merchant merchant, Instant now) {
        var skew = Duration.between(Instant.ofEpochSecond(authorization.timestamp()), now)
                .abs();
        if (skew.compareTo(SKEW_MAX) > 0) throw new ApiRefused(STALE);
        var message = Lines.of(method, target, String.valueOf(authorization.timestamp()), authorization.nonce(), body);
        if (!authorization.serial().equals(merchant.serial()) || !merchant.signed(message, authorization.signature())) {
            throw new ApiRefused(BAD_SIGNATURE);
        }
    }
}

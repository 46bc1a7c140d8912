package io.counterfoil.sandbox.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.BiFunction;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** API v3 at its door: who asks is checked first, and what is answered to them is signed, refusals and nothing too. */
@Component
class Api {
    private static final String REQUEST_ID = "Request-ID";

    private final MerchantTable merchants;
    private final InstantSource clock;

    Api(MerchantTable merchants, InstantSource clock) {
        this.merchants = merchants;
        this.clock = clock;
    }

    void answer(HttpServletRequest http, HttpServletResponse response, BiFunction<Merchant, Body, ApiAnswer> work)
            throws IOException {
        try {
            var request = ApiRequest.read(http);
            var merchant = known(request);
            var answer = carryOut(request, merchant, work);
            write(answer, SignedHeaders.of(answer.body(), merchant, clock.instant()), response);
        } catch (ApiRefused stranger) {
            // The genuine one signs nothing for those whom it does not know.
            write(ApiAnswer.refused(stranger), Map.of(), response);
        }
    }

    private Merchant known(ApiRequest request) {
        var merchant = merchants
                .find(request.authorization().mchid())
                .orElseThrow(() -> new ApiRefused(ApiError.BAD_SIGNATURE));
        request.checkedFor(merchant, clock.instant());
        return merchant;
    }

    private static ApiAnswer carryOut(
            ApiRequest request, Merchant merchant, BiFunction<Merchant, Body, ApiAnswer> work) {
        try {
            return work.apply(merchant, request.method().equals("GET") ? Body.NONE : Body.parse(request.body()));
        } catch (ApiRefused refused) {
            return ApiAnswer.refused(refused);
        }
    }

    /** Straight to the response: libraries look for these headers in WeChat Pay's own case. */
    private static void write(ApiAnswer answer, Map<String, String> signature, HttpServletResponse response)
            throws IOException {
        response.setHeader(REQUEST_ID, null);
        response.setHeader(REQUEST_ID, Numbers.requestId());
        signature.forEach(response::setHeader);
        response.setStatus(answer.status().value());
        if (answer.body().isEmpty()) return;
        response.setHeader(HttpHeaders.CONTENT_TYPE, "application/json; charset=utf-8");
        response.getOutputStream().write(answer.body().getBytes(UTF_8));
    }
}

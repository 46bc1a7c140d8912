package io.counterfoil.sandbox.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.counterfoil.sandbox.fault.Calls;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** API v3 at its door: who asks is checked first, and what is answered to them is signed, refusals and nothing too. */
@Component
class Api {
    private static final String REQUEST_ID = "Request-ID";

    private final MerchantTable merchants;
    private final NextKeyTable next;
    private final Calls calls;
    private final InstantSource clock;

    Api(MerchantTable merchants, NextKeyTable next, Calls calls, InstantSource clock) {
        this.merchants = merchants;
        this.next = next;
        this.calls = calls;
        this.clock = clock;
    }

    void answer(HttpServletRequest http, HttpServletResponse response, Call call) throws IOException {
        reply(http, call).write(response);
    }

    private Reply reply(HttpServletRequest http, Call call) {
        ApiRequest request;
        Merchant merchant;
        try {
            request = ApiRequest.read(http);
            merchant = known(request);
        } catch (ApiRefused stranger) {
            // The genuine one signs nothing for those whom it does not know.
            return unsigned(stranger);
        }
        return reply(request, merchant, call);
    }

    private Reply reply(ApiRequest request, Merchant merchant, Call call) {
        try {
            request.requireKey(merchant, next.id(merchant.mchid()));
            var body = request.json();
            return calls.answer(
                    call.attempt().apply(body),
                    () -> signed(carryOut(call, merchant, body), merchant),
                    () -> unsigned(new ApiRefused(ApiError.ORDER_NOT_EXIST)));
        } catch (ApiRefused refused) {
            return signed(ApiAnswer.refused(refused), merchant);
        }
    }

    private Merchant known(ApiRequest request) {
        var merchant = merchants
                .find(request.authorization().mchid())
                .orElseThrow(() -> new ApiRefused(ApiError.BAD_SIGNATURE));
        request.checkedFor(merchant, clock.instant());
        return merchant;
    }

    private static ApiAnswer carryOut(Call call, Merchant merchant, Body body) {
        try {
            return call.work().apply(merchant, body);
        } catch (ApiRefused refused) {
            return ApiAnswer.refused(refused);
        }
    }

    private Reply signed(ApiAnswer answer, Merchant merchant) {
        return new Reply(
                answer,
                SignedHeaders.of(answer.body(), merchant.wechatKeyId(), merchant.signingKey(), clock.instant()));
    }

    private static Reply unsigned(ApiRefused refused) {
        return new Reply(ApiAnswer.refused(refused), Map.of());
    }

    /**
     * @param attempt which it is about; empty where it does not say
     * @param work what it does; it throws {@link ApiRefused} where the answer is no
     */
    record Call(Function<Body, String> attempt, BiFunction<Merchant, Body, ApiAnswer> work) {}

    private record Reply(ApiAnswer answer, Map<String, String> signature) {
        /** Straight to the response: libraries look for these headers in WeChat Pay's own case. */
        void write(HttpServletResponse response) throws IOException {
            response.setHeader(REQUEST_ID, null);
            response.setHeader(REQUEST_ID, Numbers.requestId());
            signature.forEach(response::setHeader);
            response.setStatus(answer.status().value());
            if (answer.body().isEmpty()) return;
            response.setHeader(HttpHeaders.CONTENT_TYPE, "application/json; charset=utf-8");
            response.getOutputStream().write(answer.body().getBytes(UTF_8));
        }
    }
}

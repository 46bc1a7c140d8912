package io.counterfoil.order.provider.alipay;

import static io.counterfoil.order.provider.alipay.AlipayRequest.BIZ_CONTENT;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.counterfoil.order.provider.wire.Malformed;
import io.counterfoil.order.provider.wire.WireClient;
import io.counterfoil.order.provider.wire.WireClient.Outcome;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Map;

/** Asks the gateway once. Whatever goes wrong on the way leaves open what Alipay did: {@link Heard.Unclear}. */
final class AlipayClient implements AutoCloseable {
    /** From the first byte sent to the last one heard. */
    static final Duration WHOLE_TIMEOUT = Duration.ofSeconds(10);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;

    private final WireClient wire = new WireClient();
    private final Duration wholeTimeout;

    AlipayClient(Duration wholeTimeout) {
        this.wholeTimeout = wholeTimeout;
    }

    Heard ask(AlipayAccount account, AlipayRequest request) {
        return switch (wire.ask(post(account, request), wholeTimeout)) {
            case Outcome.Answered(var answer) -> read(answer, request.method(), account.alipayKey());
            case Outcome.Unanswered(var why) -> new Heard.Unclear(why);
        };
    }

    @Override
    public void close() {
        wire.close();
    }

    /** As Alipay's own libraries do it: what is asked in the body, all else in the address. */
    private static HttpRequest post(AlipayAccount account, AlipayRequest request) {
        var query = request.signed(account);
        var body = Map.of(BIZ_CONTENT, request.bizContent());
        query.remove(BIZ_CONTENT);
        return HttpRequest.newBuilder(AlipayRequest.address(account.gateway(), query))
                .header("Content-Type", "application/x-www-form-urlencoded;charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(AlipayForm.encode(body, UTF_8)))
                .build();
    }

    private static Heard read(HttpResponse<byte[]> answer, String method, PublicKey alipayKey) {
        if (answer.statusCode() != OK) return new Heard.Unclear("answered with status " + answer.statusCode());
        try {
            var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(answer.body())).toString();
            var signed = SignedAnswer.cut(text, method);
            if (!signed.signedBy(alipayKey)) return new Heard.Unclear("an answer that Alipay did not sign");
            return new Heard.Signed(JSON.readTree(signed.node()), answer.body());
        } catch (Malformed | CharacterCodingException | JsonProcessingException e) {
            return new Heard.Unclear("an unreadable answer");
        }
    }
}

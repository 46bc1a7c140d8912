package io.counterfoil.order.provider.alipay;

import static io.counterfoil.order.provider.alipay.AlipayRequest.BIZ_CONTENT;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks the gateway once. Whatever goes wrong on the way leaves open what Alipay did: {@link Heard.Unclear}. */
final class AlipayClient implements AutoCloseable {
    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

    /** From the first byte sent to the last one heard. */
    static final Duration WHOLE_TIMEOUT = Duration.ofSeconds(10);

    /** Answers to a query have about 2 KiB. */
    static final int ANSWER_BYTES_MAX = 64 * 1024;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;

    private final HttpClient http;
    private final Duration wholeTimeout;

    AlipayClient(Duration wholeTimeout) {
        this.wholeTimeout = wholeTimeout;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT_TIMEOUT)
                .build();
    }

    Heard ask(AlipayAccount account, AlipayRequest request) {
        var pending = http.sendAsync(
                post(account, request), BodyHandlers.limiting(BodyHandlers.ofByteArray(), ANSWER_BYTES_MAX));
        try {
            var answer = pending.get(wholeTimeout.toMillis(), TimeUnit.MILLISECONDS);
            return read(answer, request.method(), account.alipayKey());
        } catch (TimeoutException e) {
            return new Heard.Unclear("no answer within " + wholeTimeout);
        } catch (ExecutionException e) {
            return new Heard.Unclear("no answer: " + String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Heard.Unclear("interrupted");
        } finally {
            pending.cancel(true);
        }
    }

    @Override
    public void close() {
        http.close();
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

package io.counterfoil.channel;

import static org.awaitility.Awaitility.await;

import io.counterfoil.bench.world.Answer;
import io.counterfoil.bench.world.Api;
import io.counterfoil.bench.world.Instance;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.json.JsonMapper;

/** A party that asks again, in the same words, for as long as there is no answer: the process that it asks dies now and then. */
record Firm(Instance node, String secretKey, String account, String key) {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final JsonMapper JSON = new JsonMapper();
    private static final String ASSET = "CNY/2";

    static Firm open(Instance node, String name, long balance) throws IOException {
        var api = node.api();
        var operator = node.operatorKey();
        var merchant = api.post(operator, "/v1/merchants", Map.of("name", name))
                .require(201)
                .text("/id");
        var secretKey = api.post(operator, "/v1/merchants/" + merchant + "/keys", Map.of("kind", "secret"))
                .require(201)
                .text("/key");
        var account = api.post(secretKey, "/v1/accounts", Map.of("asset", ASSET))
                .require(201)
                .text("/id");
        var key = api.post(secretKey, "/v1/accounts/" + account + "/keys", Map.of("scheme", "native"))
                .require(201)
                .text("/key");
        api.post(
                        operator,
                        "/v1/accounts/" + account + "/deposits",
                        Map.of("reference", "bank", "amount", money(balance)))
                .require(201);
        return new Firm(node, secretKey, account, key);
    }

    static Map<String, String> money(long amount) {
        return Map.of("amount", Long.toString(amount), "asset", ASSET);
    }

    /** Waits until the money is in the channel. */
    String fund(Firm payee, long amount, String request) {
        return untilDone(
                        201,
                        () -> postOnce(
                                request,
                                "/v1/channels",
                                Map.of(
                                        "scheme",
                                        "native",
                                        "payer",
                                        key,
                                        "payee",
                                        payee.key,
                                        "amount",
                                        money(amount),
                                        "waitSeconds",
                                        5)))
                .text("/channel");
    }

    void pay(Firm payee, String channel, int lane, long amount) {
        var voucher = untilDone(
                        201,
                        () -> post(
                                "/v1/channels/" + channel + "/vouchers",
                                Map.of("lane", Integer.toString(lane), "amount", money(amount))))
                .text("/voucher");
        untilDone(200, () -> payee.post("/v1/channels/" + channel + "/vouchers/received", Map.of("voucher", voucher)));
    }

    Answer see(String path) {
        return untilDone(200, () -> node.api().get(secretKey, path));
    }

    /** Whoever did not hear the answer sees that it was done. */
    void bring(String channel, String how, String state) {
        untilDone(200, () -> {
            var path = "/v1/channels/" + channel;
            var seen = node.api().get(secretKey, path);
            return seen.text("/state").equals(state) ? seen : post(path + "/" + how, Map.of());
        });
    }

    private static Answer untilDone(int status, Asking asking) {
        var done = new AtomicReference<Answer>();
        await().atMost(PATIENCE).ignoreExceptionsInstanceOf(IOException.class).until(() -> {
            var answer = asking.ask();
            if (answer.status() == status) done.set(answer);
            return answer.status() == status;
        });
        return done.get();
    }

    /** One request. */
    private interface Asking {
        Answer ask() throws IOException;
    }

    private Answer post(String path, Map<String, ?> body) throws IOException {
        return node.api().post(secretKey, path, body);
    }

    /** @param request by which it is known when it is asked again */
    private Answer postOnce(String request, String path, Map<String, ?> body) throws IOException {
        return Api.exchange(node.api()
                .request(secretKey, path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", request)
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build());
    }

    /** Without the key. */
    @Override
    public String toString() {
        return account;
    }
}

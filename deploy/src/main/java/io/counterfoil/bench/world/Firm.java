package io.counterfoil.bench.world;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A party of payment channels that asks again, in the same words, for as long as there is no answer that it can go on with:
 * the process that it asks dies now and then.
 */
public record Firm(Instance node, String secretKey, String account, String key) {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final JsonMapper JSON = new JsonMapper();
    private static final String ASSET = "CNY/2";
    private static final String SCHEME = "native";

    public static Firm open(Instance node, String name, long balance) throws IOException {
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
        var key = api.post(secretKey, "/v1/accounts/" + account + "/keys", Map.of("scheme", SCHEME))
                .require(201)
                .text("/key");
        var deposit = Map.of("reference", "bank", "amount", money(balance));
        api.post(operator, "/v1/accounts/" + account + "/deposits", deposit).require(201);
        return new Firm(node, secretKey, account, key);
    }

    private static Map<String, String> money(long amount) {
        return Map.of("amount", Long.toString(amount), "asset", ASSET);
    }

    /**
     * Waits until the money is in the channel.
     *
     * @param request by which it is known when it is asked again
     */
    public String fund(Firm payee, long amount, String request) {
        var wish =
                Map.of("scheme", SCHEME, "payer", key, "payee", payee.key, "amount", money(amount), "waitSeconds", 5);
        return untilDone(201, () -> postOnce(request, "/v1/channels", wish)).text("/channel");
    }

    /** On a lane of the payment's own; each amount is for all before it too. */
    public List<String> pay(Firm payee, List<Long> amounts, String request) {
        var vouchers =
                amounts.stream().map(amount -> Map.of("amount", money(amount))).toList();
        var wish = Map.of("scheme", SCHEME, "payer", key, "payee", payee.key, "asset", ASSET, "vouchers", vouchers);
        var made = untilDone(201, () -> postOnce(request, "/v1/payments", wish));
        return StreamSupport.stream(made.json().at("/vouchers").spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    /** @return by how much it promises more than the one before on its lane */
    public long take(String channel, String voucher) {
        var path = "/v1/channels/" + channel + "/vouchers/received";
        return Long.parseLong(untilDone(200, () -> post(path, Map.of("voucher", voucher)))
                .text("/delta/amount"));
    }

    public void submit(String channel, String voucher) {
        var path = "/v1/channels/" + channel + "/vouchers/submit";
        untilDone(200, () -> isSubmitted(post(path, Map.of("voucher", voucher))));
    }

    /** Whoever did not hear the answer is told that the lane is there already. */
    private static Answer isSubmitted(Answer answer) {
        boolean before = List.of("voucher-stale", "voucher-submitted").contains(answer.text("/code"));
        return before ? new Answer(200, answer.headers(), answer.body()) : answer;
    }

    public Answer see(String path) {
        return untilDone(200, () -> node.api().get(secretKey, path));
    }

    /** Whoever did not hear the answer sees that it was done. */
    public void bring(String channel, String how, String state) {
        untilDone(200, () -> {
            var path = "/v1/channels/" + channel;
            var seen = node.api().get(secretKey, path);
            return seen.text("/state").equals(state) ? seen : post(path + "/" + how, Map.of());
        });
    }

    /** Waits until the next funds for the payee open a channel. */
    public void awaitNoChannel(Firm payee) {
        var path = "/v1/funds?scheme=" + SCHEME + "&payer=" + key + "&payee=" + payee.key + "&asset=" + ASSET;
        untilSo(() -> {
            var funds = node.api().get(secretKey, path);
            return funds.status() == 200 && funds.text("/channel").isEmpty();
        });
    }

    private static Answer untilDone(int status, Patience.Question asking) {
        var last = new AtomicReference<Answer>();
        try {
            untilSo(() -> {
                var answer = asking.ask();
                last.set(answer);
                return answer.status() == status;
            });
        } catch (BenchBroken gaveUp) {
            throw new BenchBroken("a firm was told at last: " + last.get(), gaveUp);
        }
        return last.get();
    }

    private static void untilSo(Asking asking) {
        boolean came = Patience.await(PATIENCE, () -> {
            try {
                return asking.ask();
            } catch (IOException nobodyThere) {
                return false;
            }
        });
        if (!came) throw new BenchBroken("it did not come to it in " + PATIENCE);
    }

    /** Whether it is so. */
    private interface Asking {
        boolean ask() throws IOException;
    }

    private Answer post(String path, Map<String, ?> body) throws IOException {
        return node.api().post(secretKey, path, body);
    }

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

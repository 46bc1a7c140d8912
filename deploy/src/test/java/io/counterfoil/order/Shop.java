package io.counterfoil.order;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.counterfoil.order.provider.alipay.AlipayForm;
import io.counterfoil.order.provider.alipay.AlipaySignature;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A merchant with one thing for sale at 9.95 and an Alipay account, over real HTTP. */
public final class Shop {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    final String base;
    private final String sandbox;
    final String operatorKey;
    final String merchant;
    public final String secretKey;
    final String publishableKey;
    final String goods;
    final String alias;

    /** @param account what {@code PUT …/providers/alipay-wap} takes */
    Shop(String base, String operatorKey, Map<String, String> account) {
        this(base, base, operatorKey, account);
    }

    private Shop(String base, String sandbox, String operatorKey, Map<String, String> account) {
        this.base = base;
        this.sandbox = sandbox;
        this.operatorKey = operatorKey;
        merchant = post(operatorKey, "/v1/merchants", Map.of("name", "Shop")).text("id");
        secretKey = post(operatorKey, "/v1/merchants/" + merchant + "/keys", Map.of("kind", "secret"))
                .text("key");
        publishableKey = post(operatorKey, "/v1/merchants/" + merchant + "/keys", Map.of("kind", "publishable"))
                .text("key");
        goods = goods("gift box", "995");
        alias = enter(account);
    }

    /** A shop whose provider is the sandbox. */
    static Shop inTheSandbox(String base, String operatorKey) {
        return inTheSandbox(base, base, operatorKey);
    }

    /** @param sandbox where the sandbox is, which may be another process */
    public static Shop inTheSandbox(String base, String sandbox, String operatorKey) {
        var account = call(HttpRequest.newBuilder(URI.create(sandbox + "/sandbox/alipay/accounts"))
                .POST(BodyPublishers.noBody())
                .build());
        return new Shop(base, sandbox, operatorKey, JSON.convertValue(account.body(), JSON.constructType(Map.class)));
    }

    String goods(String name, String fen) {
        var price = Map.of("amount", fen, "asset", "CNY/2");
        return post(secretKey, "/v1/goods", Map.of("name", name, "price", price))
                .text("id");
    }

    static Map<String, Object> order(String orderNo, String goods) {
        return new TreeMap<>(Map.of(
                "orderNo", orderNo, "goods", goods, "quantity", 2, "provider", "alipay-wap", "payer", "15705420001"));
    }

    /** Places an order of two gift boxes. */
    public Reply place(String orderNo) {
        return post(secretKey, "/v1/orders", order(orderNo, goods));
    }

    public Reply read(String order) {
        return send("GET", secretKey, "/v1/orders/" + order, null);
    }

    Reply post(String key, String path, Object body) {
        return send("POST", key, path, body);
    }

    Reply get(String key, String path) {
        return send("GET", key, path, null);
    }

    Reply send(String method, String key, String path, @Nullable Object body) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", "Bearer " + key);
        if (body != null) request.header("Content-Type", "application/json");
        return call(request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json(body)))
                .build());
    }

    /** Works a switch of the sandbox. */
    Reply sandbox(String method, String path, Object body) {
        return call(HttpRequest.newBuilder(URI.create(sandbox + path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json(body)))
                .build());
    }

    /** Opens the provider's page and pays, as a payer does. */
    public void pay(Reply order) {
        open(order);
        var attempt = order.body().at("/payment/attempt").asText();
        sandbox("POST", "/sandbox/pay/" + attempt, Map.of("outcome", "pay"));
    }

    /** Comes to the provider's page, which is when the provider first hears of the attempt. */
    void open(Reply order) {
        call(HttpRequest.newBuilder(URI.create(order.body().at("/payment/url").asText()))
                .build());
    }

    /** Sends what a provider would, to this merchant's callback URL. */
    HttpResponse<String> callBack(byte[] form) {
        return callBack(form, "X-Trace");
    }

    HttpResponse<String> callBack(byte[] form, String header) {
        return exchange(HttpRequest.newBuilder(URI.create(base + "/v1/callback/alipay-wap/" + alias))
                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .header(header, "1")
                .POST(BodyPublishers.ofByteArray(form))
                .build());
    }

    static String raw(String url, String key) {
        return exchange(HttpRequest.newBuilder(URI.create(url))
                        .header("Authorization", "Bearer " + key)
                        .build())
                .body();
    }

    /** Enters an account with Alipay, in place of the one there was. */
    String enter(Map<String, String> account) {
        return send("PUT", operatorKey, "/v1/merchants/" + merchant + "/providers/alipay-wap", account)
                .text("alias");
    }

    private static Reply call(HttpRequest request) {
        var response = exchange(request);
        try {
            boolean json =
                    response.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Reply(response.statusCode(), json ? JSON.readTree(response.body()) : JSON.nullNode());
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + response.body(), e);
        }
    }

    private static HttpResponse<String> exchange(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString(UTF_8));
        } catch (IOException e) {
            throw new AssertionError(request.uri().toString(), e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String json(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What came back. */
    public record Reply(int status, JsonNode body) {
        public String text(String field) {
            if (!body.hasNonNull(field)) throw new AssertionError("no " + field + " in " + status + " " + body);
            return body.get(field).asText();
        }
    }

    /** Alipay's side with keys in the test's hand: it signs what the sandbox would never say. */
    record Alipay(KeyPair merchant, KeyPair alipay, String appId, String sellerId) {
        static Alipay create() {
            return new Alipay(keys(), keys(), "2021" + digits(), "2088" + digits());
        }

        private static String digits() {
            return "%012d".formatted(Math.floorMod(UUID.randomUUID().getMostSignificantBits(), 1_000_000_000_000L));
        }

        static KeyPair keys() {
            try {
                var generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                return generator.generateKeyPair();
            } catch (NoSuchAlgorithmException e) {
                throw new AssertionError(e);
            }
        }

        Map<String, String> account() {
            return Map.of(
                    "environment",
                    "sandbox",
                    "appId",
                    appId,
                    "sellerId",
                    sellerId,
                    "appPrivateKey",
                    base64(merchant.getPrivate().getEncoded()),
                    "alipayPublicKey",
                    base64(alipay.getPublic().getEncoded()));
        }

        private static String base64(byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }

        /** A genuine notice that an attempt was paid. */
        Map<String, String> paid(String attempt, String yuan) {
            return new TreeMap<>(Map.ofEntries(
                    Map.entry("app_id", appId),
                    Map.entry("seller_id", sellerId),
                    Map.entry("out_trade_no", attempt),
                    Map.entry("trade_no", "2026" + attempt),
                    Map.entry("trade_status", "TRADE_SUCCESS"),
                    Map.entry("total_amount", yuan),
                    Map.entry("notify_id", UUID.randomUUID().toString()),
                    Map.entry("notify_type", "trade_status_sync"),
                    Map.entry("notify_time", "2026-11-20 10:00:10"),
                    Map.entry("gmt_payment", "2026-11-20 10:00:09"),
                    Map.entry("buyer_id", "2088102122524333"),
                    Map.entry("charset", "utf-8")));
        }

        byte[] signed(Map<String, String> notice) {
            return signed(notice, alipay);
        }

        static byte[] signed(Map<String, String> notice, KeyPair by) {
            var form = new TreeMap<>(notice);
            form.put("sign", AlipaySignature.sign(AlipaySignature.noticeContent(notice), UTF_8, by.getPrivate()));
            form.put("sign_type", AlipaySignature.TYPE);
            return AlipayForm.encode(form, UTF_8).getBytes(UTF_8);
        }
    }
}

package io.counterfoil.sandbox.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A merchant with an account of the sandbox, who signs and checks for himself, by the sandbox's clock. */
final class SandboxMerchant {
    static final String H5 = "/v3/pay/transactions/h5";
    static final String JSAPI = "/v3/pay/transactions/jsapi";

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI sandbox;
    private final JsonNode account;

    SandboxMerchant(int port) {
        sandbox = URI.create("http://127.0.0.1:" + port);
        account = json(post("/sandbox/wechat/accounts", "{\"name\":\"Lantern Games\"}"));
    }

    String key(String name) {
        return account.path(name).asString();
    }

    String pem(String type, String name) {
        return "-----BEGIN " + type + "-----\n" + key(name) + "\n-----END " + type + "-----\n";
    }

    Map<String, Object> h5(String outTradeNo) {
        var order = order(outTradeNo);
        order.put("scene_info", Map.of("payer_client_ip", "203.0.113.7", "h5_info", Map.of("type", "Wap")));
        return order;
    }

    Map<String, Object> jsapi(String outTradeNo) {
        var order = order(outTradeNo);
        order.put("payer", Map.of("openid", "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"));
        return order;
    }

    private Map<String, Object> order(String outTradeNo) {
        return new TreeMap<>(Map.of(
                "appid",
                key("appid"),
                "mchid",
                key("mchid"),
                "description",
                "金币 100% + <b>礼包",
                "out_trade_no",
                outTradeNo,
                "attach",
                "a=b&c",
                "notify_url",
                "http://127.0.0.1:1/notify",
                "amount",
                Map.of("total", 1999, "currency", "CNY")));
    }

    HttpResponse<String> order(String target, Map<String, ?> order) {
        return call("POST", target, JSON.writeValueAsString(order));
    }

    HttpResponse<String> query(String outTradeNo) {
        return call("GET", "/v3/pay/transactions/out-trade-no/" + outTradeNo + "?mchid=" + key("mchid"), "");
    }

    HttpResponse<String> close(String outTradeNo) {
        var body = JSON.writeValueAsString(Map.of("mchid", key("mchid")));
        return call("POST", "/v3/pay/transactions/out-trade-no/" + outTradeNo + "/close", body);
    }

    /** @param target as WeChat Pay itself is called */
    HttpResponse<String> call(String method, String target, String body) {
        return send(method, target, body, authorization(method, target, body, now()));
    }

    /** What comes over the wire, byte for byte: Java's client writes the names of headers small. */
    String raw(String method, String target, String body) {
        var bytes = body.getBytes(UTF_8);
        var head = """
                %s /sandbox/wechat%s HTTP/1.1
                Host: 127.0.0.1
                Authorization: %s
                Content-Type: application/json
                Content-Length: %d
                Connection: close

                """.formatted(method, target, authorization(method, target, body, now()), bytes.length);
        try (var socket = new Socket(sandbox.getHost(), sandbox.getPort())) {
            socket.getOutputStream().write(head.replace("\n", "\r\n").getBytes(UTF_8));
            socket.getOutputStream().write(bytes);
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpResponse<String> send(String method, String target, String body, String authorization) {
        return send(method, target, body, authorization, key("wechatPublicKeyId"));
    }

    HttpResponse<String> send(String method, String target, String body, String authorization, String keyId) {
        return exchange(request("/sandbox/wechat" + target)
                .header("Authorization", authorization)
                .header("Wechatpay-Serial", keyId)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build());
    }

    String authorization(String method, String target, String body, Instant at) {
        var nonce = UUID.randomUUID().toString();
        var signature = sign(method + "\n" + target + "\n" + at.getEpochSecond() + "\n" + nonce + "\n" + body + "\n");
        return authorization(nonce, signature, at, key("merchantSerial"));
    }

    String authorization(String nonce, String signature, Instant at, String serial) {
        return "WECHATPAY2-SHA256-RSA2048 mchid=\"%s\",nonce_str=\"%s\",signature=\"%s\",timestamp=\"%d\",serial_no=\"%s\""
                .formatted(key("mchid"), nonce, signature, at.getEpochSecond(), serial);
    }

    String sign(String message) {
        try {
            var rsa = Signature.getInstance("SHA256withRSA");
            rsa.initSign(KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(bytes(key("merchantPrivateKey")))));
            rsa.update(message.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(rsa.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    boolean believes(HttpResponse<String> answer) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        answer.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
        return believes(headers, answer.body());
    }

    boolean believes(Map<String, String> headers, String body) {
        if (!key("wechatPublicKeyId").equals(headers.get("Wechatpay-Serial"))) return false;
        try {
            var rsa = Signature.getInstance("SHA256withRSA");
            rsa.initVerify(KeyFactory.getInstance("RSA")
                    .generatePublic(new X509EncodedKeySpec(bytes(key("wechatPublicKey")))));
            var signed =
                    headers.get("Wechatpay-Timestamp") + "\n" + headers.get("Wechatpay-Nonce") + "\n" + body + "\n";
            rsa.update(signed.getBytes(UTF_8));
            return rsa.verify(bytes(headers.getOrDefault("Wechatpay-Signature", "")));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    /** @throws AssertionError unless it was sealed for this merchant */
    JsonNode unseal(JsonNode resource) {
        try {
            var gcm = Cipher.getInstance("AES/GCM/NoPadding");
            gcm.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(key("apiV3Key").getBytes(UTF_8), "AES"),
                    new GCMParameterSpec(128, resource.path("nonce").asString().getBytes(UTF_8)));
            gcm.updateAAD(resource.path("associated_data").asString().getBytes(UTF_8));
            return JSON.readTree(gcm.doFinal(bytes(resource.path("ciphertext").asString())));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    Instant now() {
        return Instant.parse(json(get("/sandbox/clock")).path("now").asString());
    }

    HttpResponse<String> pay(String attempt) {
        return post("/sandbox/pay/" + attempt, "{\"outcome\":\"pay\"}");
    }

    void switchOn(String attempt, String fault) {
        exchange(request("/sandbox/faults/" + attempt)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"faults\":[\"" + fault + "\"]}"))
                .build());
    }

    void outage(String kind) {
        exchange(request("/sandbox/outages/wechat")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"kind\":\"" + kind + "\"}"))
                .build());
    }

    HttpResponse<String> post(String path, String json) {
        return exchange(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build());
    }

    /** As a browser does that comes from a page of the merchant's. */
    HttpResponse<String> open(String link) {
        return open(link, "https://shop.example/cart");
    }

    HttpResponse<String> open(String link, String referer) {
        return exchange(request(link).header("Referer", referer).build());
    }

    HttpResponse<String> get(String path) {
        return exchange(request(path).build());
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(sandbox.resolve(path));
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64);
    }
}

package io.counterfoil.sandbox.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.counterfoil.order.provider.alipay.AlipayForm;
import io.counterfoil.order.provider.alipay.AlipaySignature;
import io.counterfoil.order.provider.wire.RsaKeyText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A merchant with an account of the sandbox, who signs and checks for himself. */
final class SandboxMerchant {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI sandbox;
    private final JsonNode account;

    SandboxMerchant(int port) {
        sandbox = URI.create("http://localhost:" + port);
        account = json(post("/sandbox/alipay/accounts", "application/json", "{\"name\":\"Lantern Games\"}"));
    }

    String appId() {
        return account.path("appId").asString();
    }

    String gateway() {
        return sandbox + "/sandbox/alipay/gateway.do";
    }

    String key(String name) {
        return account.path(name).asString();
    }

    Map<String, String> request(String method, Map<String, String> bizContent) {
        var request = new LinkedHashMap<String, String>();
        request.put("app_id", appId());
        request.put("method", method);
        request.put("format", "JSON");
        request.put("charset", "utf-8");
        request.put("sign_type", "RSA2");
        request.put("timestamp", "2026-11-20 12:00:00");
        request.put("version", "1.0");
        request.put("biz_content", JSON.writeValueAsString(bizContent));
        return request;
    }

    Map<String, String> payment(String outTradeNo, Map<String, String> more) {
        var biz = new LinkedHashMap<>(Map.of(
                "out_trade_no", outTradeNo,
                "total_amount", "19.99",
                "subject", "金币 100% + <b>礼包",
                "product_code", "QUICK_WAP_WAY"));
        biz.putAll(more);
        return request("alipay.trade.wap.pay", biz);
    }

    Map<String, String> signed(Map<String, String> request) {
        var signed = new LinkedHashMap<>(request);
        var content = AlipaySignature.requestContent(request);
        signed.put("sign", AlipaySignature.sign(content, UTF_8, RsaKeyText.privateKey(key("appPrivateKey"))));
        return signed;
    }

    /** The payer's browser, brought to the cashier by the merchant's address. */
    HttpResponse<String> open(Map<String, String> request) {
        return get("/sandbox/alipay/gateway.do?" + AlipayForm.encode(signed(request), UTF_8));
    }

    /** @return the whole answer to a call that is signed as it should be */
    JsonNode call(String method, String outTradeNo) {
        return json(send(signed(request(method, Map.of("out_trade_no", outTradeNo)))));
    }

    HttpResponse<String> send(Map<String, String> request) {
        var query = new LinkedHashMap<>(request);
        var body = new LinkedHashMap<String, String>();
        var biz = query.remove("biz_content");
        if (biz != null) body.put("biz_content", biz);
        return post(
                "/sandbox/alipay/gateway.do?" + AlipayForm.encode(query, UTF_8),
                "application/x-www-form-urlencoded",
                AlipayForm.encode(body, UTF_8));
    }

    JsonNode pay(String attempt) {
        return json(post("/sandbox/pay/" + attempt, "application/json", "{\"outcome\":\"pay\"}"));
    }

    /** These faults and no others. */
    void switchOn(String attempt, String... faults) {
        exchange(request("/sandbox/faults/" + attempt)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(JSON.writeValueAsString(Map.of("faults", faults))))
                .build());
    }

    HttpResponse<String> post(String path, String type, String body) {
        return exchange(request(path)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    HttpResponse<String> get(String path) {
        return exchange(request(path).build());
    }

    boolean signedByAlipay(Map<String, String> message) {
        return AlipaySignature.verifies(
                AlipaySignature.noticeContent(message),
                UTF_8,
                message.getOrDefault("sign", ""),
                RsaKeyText.publicKey(key("alipayPublicKey")));
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
}

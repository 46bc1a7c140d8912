package io.counterfoil.bench.world;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A merchant who is ready to sell for Alipay.
 *
 * @param goods at {@link #PRICE_FEN}
 * @param alias of its account, as callback URLs name it
 */
public record Merchant(Api api, String id, String secretKey, String publishableKey, String goods, String alias) {
    public static final int PRICE_FEN = 995;

    private static final String PAYER_ADDRESS = "203.0.113.7";

    public static Merchant open(Api api, String operatorKey, Alipay alipay) throws IOException {
        var id = api.post(operatorKey, "/v1/merchants", Map.of("name", "Bench"))
                .require(201)
                .text("/id");
        var secretKey = key(api, operatorKey, id, "secret");
        var goods = api.post(
                        secretKey,
                        "/v1/goods",
                        Map.of(
                                "name",
                                "gift box",
                                "price",
                                Map.of("amount", Integer.toString(PRICE_FEN), "asset", "CNY/2")))
                .require(201)
                .text("/id");
        var alias = api.put(secretKey, "/v1/merchants/" + id + "/providers/alipay-wap", alipay.form())
                .require(200)
                .text("/alias");
        return new Merchant(api, id, secretKey, key(api, operatorKey, id, "publishable"), goods, alias);
    }

    /** Has a server told of the merchant's orders. */
    public String listen(MerchantServer server) throws IOException {
        var endpoint = api.post(
                        secretKey,
                        "/v1/endpoints",
                        Map.of("url", server.url(), "kinds", List.of("order.created", "order.paid")))
                .require(201);
        server.trust(endpoint.text("/secret"));
        return endpoint.text("/id");
    }

    public Map<String, Object> wish(String orderNo) {
        return new TreeMap<>(Map.of(
                "orderNo", orderNo, "goods", goods, "quantity", 1, "provider", "alipay-wap", "payer", "p-" + orderNo));
    }

    public Map<String, Object> wishByWechat(String orderNo) {
        var wish = wish(orderNo);
        wish.put("provider", "wechat-h5");
        wish.put("payerAddress", PAYER_ADDRESS);
        return wish;
    }

    /** Lets an order be paid by WeChat. */
    public Answer switchToWechat(String order) throws IOException {
        return api.post(
                secretKey,
                "/v1/orders/" + order + "/attempts",
                Map.of("provider", "wechat-h5", "payerAddress", PAYER_ADDRESS));
    }

    /** @return the account's alias */
    public String takeWechat(Map<String, String> account) throws IOException {
        return api.put(secretKey, "/v1/merchants/" + id + "/providers/wechat-h5", account)
                .require(200)
                .text("/alias");
    }

    public Answer place(String orderNo) throws IOException {
        return api.post(secretKey, "/v1/orders", wish(orderNo));
    }

    public Answer read(String order) throws IOException {
        return api.get(secretKey, "/v1/orders/" + order);
    }

    public Answer close(String order) throws IOException {
        return api.post(secretKey, "/v1/orders/" + order + "/close", Map.of());
    }

    public Answer verify(String order) throws IOException {
        return api.post(secretKey, "/v1/orders/" + order + "/verify", Map.of());
    }

    public Answer callBack(byte[] form) throws IOException {
        return api.postForm("/v1/callback/alipay-wap/" + alias, form);
    }

    private static String key(Api api, String operatorKey, String merchant, String kind) throws IOException {
        return api.post(operatorKey, "/v1/merchants/" + merchant + "/keys", Map.of("kind", kind))
                .require(201)
                .text("/key");
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return id;
    }
}

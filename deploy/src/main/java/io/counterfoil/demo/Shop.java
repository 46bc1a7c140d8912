package io.counterfoil.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A merchant who is ready to sell.
 *
 * @param front the merchant's front end, c
 * @param server the merchant's server, s
 * @param account with the provider, as the provider made it
 */
record Shop(Party front, Party server, String goods, Reply account) {
    static final int PRICE_FEN = 1999;

    private static final String GOODS = "60 gold coins";

    /** From nothing to the first thing on sale. */
    static Shop open(Stage stage, MerchantServer merchant, Contract contract) {
        var transcript = stage.transcript();
        transcript.chapter("The operator registers a merchant and hands out two keys");
        var id = stage.wire()
                .post(stage.operator(), "/v1/merchants", Map.of("name", "Lantern Games"), "id", "name")
                .require(201)
                .text("/id");
        var server = new Party("s", key(stage, id, "secret", "sk_"));
        var front = new Party("c", key(stage, id, "publishable", "pk_"));

        transcript.chapter("The merchant's server puts goods on sale and says where it wants to be told");
        var goods = goods(stage, server);
        listen(stage, server, merchant);
        return new Shop(front, server, goods, contract.conclude(stage, server, id));
    }

    /**
     * The front end orders.
     *
     * @param wish but for its number, and the goods, which are the shop's
     */
    Reply place(Stage stage, String orderNo, Map<String, Object> wish) {
        var wanted = new LinkedHashMap<String, Object>();
        wanted.put("orderNo", orderNo);
        wanted.put("goods", goods);
        wanted.put("quantity", Act.QUANTITY);
        wanted.putAll(wish);
        return stage.wire()
                .post(front, "/v1/orders", wanted, "id", "state", "total", "payment", "clientToken")
                .require(201);
    }

    private static String key(Stage stage, String merchant, String kind, String prefix) {
        var key = stage.wire()
                .post(stage.operator(), "/v1/merchants/" + merchant + "/keys", Map.of("kind", kind), "kind", "key")
                .require(201)
                .text("/key");
        stage.transcript().check("a " + kind + " key, shown this once", key.startsWith(prefix));
        return key;
    }

    private static String goods(Stage stage, Party server) {
        var price = new LinkedHashMap<String, String>();
        price.put("amount", Integer.toString(PRICE_FEN));
        price.put("asset", "CNY/2");
        var wanted = new LinkedHashMap<String, Object>();
        wanted.put("name", GOODS);
        wanted.put("price", price);
        return stage.wire()
                .post(server, "/v1/goods", wanted, "id", "name", "price")
                .require(201)
                .text("/id");
    }

    private static void listen(Stage stage, Party server, MerchantServer merchant) {
        var wanted = new LinkedHashMap<String, Object>();
        wanted.put("url", merchant.url());
        wanted.put("kinds", List.of("order.created", "order.paid"));
        var endpoint = stage.wire()
                .post(server, "/v1/endpoints", wanted, "id", "url", "secret")
                .require(201);
        merchant.trust(endpoint.text("/secret"));
    }
}

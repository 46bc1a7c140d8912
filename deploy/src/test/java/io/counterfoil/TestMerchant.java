package io.counterfoil;

import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * A merchant for a test.
 *
 * @param server speaks with its secret key
 * @param front speaks with its publishable key
 */
public record TestMerchant(String id, Http server, Http front) {
    public static TestMerchant open(Http operator) {
        var id = operator.post("/v1/merchants", "{\"name\":\"Shop " + UUID.randomUUID() + "\"}")
                .at("/id");
        return new TestMerchant(
                id, operator.as(key(operator, id, "secret")), operator.as(key(operator, id, "publishable")));
    }

    public String path() {
        return "/v1/merchants/" + id;
    }

    public String goods() {
        return server.post("/v1/goods", "{\"name\":\"Tea\",\"price\":{\"amount\":\"1999\",\"asset\":\"CNY/2\"}}")
                .at("/id");
    }

    /** Places an order, once it may use Alipay. */
    public Http.Answer order(String orderNo) {
        server.put(path() + "/providers/alipay-wap", new JsonMapper().writeValueAsString(TestAlipay.account()));
        return server.post("/v1/orders", """
                {"orderNo":"%s","goods":"%s","provider":"alipay-wap","payer":"somebody"}
                """.formatted(orderNo, goods()));
    }

    private static String key(Http operator, String merchant, String kind) {
        return operator.post("/v1/merchants/" + merchant + "/keys", "{\"kind\":\"" + kind + "\"}")
                .at("/key");
    }
}

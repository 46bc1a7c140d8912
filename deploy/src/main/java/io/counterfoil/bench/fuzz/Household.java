package io.counterfoil.bench.fuzz;

import io.counterfoil.bench.world.Alipay;
import io.counterfoil.bench.world.Answer;
import io.counterfoil.bench.world.Api;
import io.counterfoil.bench.world.Merchant;
import io.counterfoil.bench.world.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A merchant with all that it has.
 *
 * @param things by the names that routes have for them
 * @param orders ids
 * @param attempts of the orders
 */
record Household(
        Merchant merchant, String clientToken, Map<String, String> things, List<String> orders, List<String> attempts) {
    static final int ORDERS = 6;
    /** The others by WeChat Pay. */
    static final int BY_ALIPAY = 4;

    /** Of which Alipay has said once that it took less than the price. */
    private static final int UNDERPAID = 2;

    private static final Duration PLACING_MAX = Duration.ofMinutes(1);
    private static final Duration DELIVERY_WAIT_MAX = Duration.ofSeconds(10);

    static Household found(Api api, Town.Staff staff, Town.Providers providers, String noticesUrl, String payer)
            throws IOException {
        var merchant = Merchant.open(api, staff.operator(), providers.alipay());
        var things = new LinkedHashMap<String, String>();
        things.put("merchant", merchant.id());
        things.put("goods", merchant.goods());
        things.put("alias", merchant.alias());
        things.put("wechatAlias", merchant.takeWechat(providers.wechat().form()));
        things.put("endpoint", endpoint(merchant, noticesUrl));
        things.put("key", spareKey(merchant));
        var orders = new ArrayList<Answer>();
        for (int i = 0; i < ORDERS; i++) {
            var wish = wish(merchant, i, payer);
            orders.add(Patience.ask(PLACING_MAX, () -> api.post(merchant.secretKey(), "/v1/orders", wish))
                    .require(201));
        }
        things.put("delivery", delivery(merchant));
        things.put("evidence", evidence(merchant, staff, providers.alipay(), orders.get(UNDERPAID)));
        things.values().removeIf(String::isEmpty);
        things.put("attempt", orders.getFirst().text("/payment/attempt"));
        return new Household(
                merchant,
                orders.getFirst().text("/clientToken"),
                Map.copyOf(things),
                orders.stream().map(order -> order.text("/id")).toList(),
                orders.stream().map(order -> order.text("/payment/attempt")).toList());
    }

    private static Map<String, Object> wish(Merchant merchant, int number, String payer) {
        var orderNo = "T-" + number;
        var wish = new TreeMap<>(number < BY_ALIPAY ? merchant.wish(orderNo) : merchant.wishByWechat(orderNo));
        wish.put("payer", payer);
        wish.put("recipient", payer);
        wish.put("attachment", payer);
        wish.put("expiresIn", "P1D");
        return wish;
    }

    private static String endpoint(Merchant merchant, String noticesUrl) throws IOException {
        return merchant.api()
                .post(
                        merchant.secretKey(),
                        "/v1/endpoints",
                        Map.of("url", noticesUrl, "kinds", List.of("order.created", "order.paid")))
                .require(201)
                .text("/id");
    }

    /** The first notice, as soon as it is under way; none where it takes too long. */
    private static String delivery(Merchant merchant) {
        var found = new AtomicReference<>("");
        Patience.await(DELIVERY_WAIT_MAX, () -> {
            try {
                var deliveries = merchant.api().get(merchant.secretKey(), "/v1/deliveries?limit=1");
                found.set(deliveries.text("/items/0/id"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return !found.get().isEmpty();
        });
        return found.get();
    }

    /** A message that is kept: signed, and not believed. */
    private static String evidence(Merchant merchant, Town.Staff staff, Alipay alipay, Answer order)
            throws IOException {
        var attempt = order.text("/payment/attempt");
        merchant.callBack(Alipay.encode(alipay.signed(alipay.paid(attempt, "20" + attempt + "less", "0.01"))));
        return new RefusedClaims(merchant.api(), staff.operator())
                .of(merchant, order.text("/id"))
                .text("/items/0/evidence");
    }

    /** Which may be revoked. */
    private static String spareKey(Merchant merchant) throws IOException {
        return merchant.api()
                .post(merchant.secretKey(), "/v1/merchants/" + merchant.id() + "/keys", Map.of("kind", "secret"))
                .require(201)
                .text("/id");
    }
}

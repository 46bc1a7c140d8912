package io.counterfoil.bench.fuzz;

import io.counterfoil.bench.world.Alipay;
import io.counterfoil.bench.world.Answer;
import io.counterfoil.bench.world.Api;
import io.counterfoil.bench.world.Merchant;
import io.counterfoil.bench.world.Patience;
import io.counterfoil.bench.world.Wechat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/** Two merchants with all that they have: requests are made as the one, and must not touch the other. */
final class Town {
    /** Stands in everything that the other merchant was told in confidence. */
    static final String CONFIDENTIAL = "zq9-for-nobody-else";

    private static final int ORDERS = 6;
    /** The others by WeChat Pay. */
    private static final int BY_ALIPAY = 4;

    private static final Duration DELIVERY_WAIT_MAX = Duration.ofSeconds(10);

    /** Whom the operator has given keys. */
    record Staff(String operator, String auditor, String analyst) {}

    /**
     * @param things by the names that routes have for them
     * @param orders ids
     * @param attempts of the orders
     */
    record Household(
            Merchant merchant,
            String clientToken,
            Map<String, String> things,
            List<String> orders,
            List<String> attempts) {}

    private final Staff staff;
    private final Household mine;
    private final Household other;
    private final Map<String, String> keys;
    private final Pens pens;
    private int orderNumbers;

    private Town(Staff staff, Household mine, Household other, Pens pens) {
        this.staff = staff;
        this.mine = mine;
        this.other = other;
        this.pens = pens;
        keys = Map.of(
                "operator", staff.operator(),
                "auditor", staff.auditor(),
                "analyst", staff.analyst(),
                "server", mine.merchant().secretKey(),
                "front", mine.merchant().publishableKey(),
                "client", mine.clientToken());
    }

    /** With whom a merchant has an account, and who signs for them. */
    record Providers(Alipay alipay, Wechat wechat) {}

    record Pens(Providers mine, Providers others) {}

    static Town found(Api api, Staff staff, Pens pens, String noticesUrl) throws IOException {
        return new Town(
                staff,
                household(api, staff, pens.mine(), noticesUrl, "somebody"),
                household(api, staff, pens.others(), noticesUrl, CONFIDENTIAL),
                pens);
    }

    private static Household household(Api api, Staff staff, Providers providers, String noticesUrl, String payer)
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
            orders.add(api.post(merchant.secretKey(), "/v1/orders", wish(merchant, "T-" + i, payer))
                    .require(201));
        }
        things.put("delivery", delivery(merchant));
        things.put(
                "evidence",
                api.get(staff.operator(), "/v1/refused-claims?limit=1").text("/items/0/evidence"));
        things.values().removeIf(String::isEmpty);
        things.put("attempt", orders.getFirst().text("/payment/attempt"));
        return new Household(
                merchant,
                orders.getFirst().text("/clientToken"),
                Map.copyOf(things),
                orders.stream().map(order -> order.text("/id")).toList(),
                orders.stream().map(order -> order.text("/payment/attempt")).toList());
    }

    private static Map<String, Object> wish(Merchant merchant, String orderNo, String payer) {
        var wish = new TreeMap<>(merchant.wish(orderNo));
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

    /** Which may be revoked. */
    private static String spareKey(Merchant merchant) throws IOException {
        return merchant.api()
                .post(merchant.secretKey(), "/v1/merchants/" + merchant.id() + "/keys", Map.of("kind", "secret"))
                .require(201)
                .text("/id");
    }

    /** @param caller as the routes' descriptions call them; no key for anybody else */
    String key(String caller) {
        return keys.getOrDefault(caller, "");
    }

    String anotherKey(Chance chance) {
        var others = new ArrayList<>(keys.values());
        others.add(other.merchant().secretKey());
        others.add(other.merchant().publishableKey());
        others.add(other.clientToken());
        return chance.of(others.stream().sorted().toList());
    }

    /** Whether whoever has this key may read what the other merchant was told. */
    boolean isPrivy(String key) {
        return Set.of(staff.operator(), staff.auditor(), other.merchant().secretKey(), other.clientToken())
                .contains(key);
    }

    /** A thing of my own. */
    String thing(String name, Chance chance) {
        return name.equals("id") ? chance.of(mine.orders()) : mine.things().getOrDefault(name, "x");
    }

    String nextOrderNo() {
        return "F-" + orderNumbers++;
    }

    /** The address of the other's thing of the same kind. */
    String asTheOther(String path) {
        var theirs = path;
        for (var thing : mine.things().entrySet()) {
            theirs = theirs.replace(thing.getValue(), other.things().getOrDefault(thing.getKey(), "x"));
        }
        for (int i = 0; i < ORDERS; i++) {
            theirs = theirs.replace(mine.orders().get(i), other.orders().get(i));
        }
        return theirs;
    }

    Alipay alipay() {
        return pens.mine().alipay();
    }

    Alipay othersAlipay() {
        return pens.others().alipay();
    }

    Wechat wechat() {
        return pens.mine().wechat();
    }

    Wechat othersWechat() {
        return pens.others().wechat();
    }

    /** An attempt that a genuine message may pay: one of the first two, or the last but one. */
    String payable(Chance chance) {
        return mine.attempts().get(chance.below(2));
    }

    String payableByWechat() {
        return mine.attempts().get(BY_ALIPAY);
    }

    /** An attempt that no genuine message is ever sent about. */
    String victim(Chance chance) {
        return chance.oneIn(4)
                ? other.attempts().get(chance.below(BY_ALIPAY))
                : mine.attempts().get(2 + chance.below(2));
    }

    String victimOfWechat(Chance chance) {
        return (chance.oneIn(4) ? other : mine).attempts().getLast();
    }

    /** Orders that must never be paid. */
    List<String> victims() {
        var victims = new ArrayList<>(other.orders());
        victims.addAll(mine.orders().subList(2, BY_ALIPAY));
        victims.add(mine.orders().getLast());
        return List.copyOf(victims);
    }
}

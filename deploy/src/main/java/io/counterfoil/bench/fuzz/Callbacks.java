package io.counterfoil.bench.fuzz;

import io.counterfoil.bench.world.Alipay;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What comes to the providers' door: genuine, signed but about something else, and forged. */
final class Callbacks {
    private static final String PRICE = "9.95";
    private static final List<Map.Entry<String, String>> LIES = List.of(
            Map.entry("total_amount", "9.94"),
            Map.entry("total_amount", "0.01"),
            Map.entry("total_amount", "-9.95"),
            Map.entry("total_amount", "9.951"),
            Map.entry("total_amount", "1e400"),
            Map.entry("total_amount", "9,95"),
            Map.entry("total_amount", ""),
            Map.entry("app_id", "2021000000000000"),
            Map.entry("seller_id", "2088000000000000"),
            Map.entry("trade_status", "WAIT_BUYER_PAY"),
            Map.entry("trade_status", "TRADE_CLOSED"),
            Map.entry("trade_status", "PAID"),
            Map.entry("notify_type", "fund_change"),
            Map.entry("out_trade_no", "unknown"),
            Map.entry("out_trade_no", "\u0000"),
            Map.entry("out_trade_no", "😀".repeat(100)),
            Map.entry("trade_no", ""),
            Map.entry("gmt_payment", "yesterday"),
            Map.entry("gmt_refund", "2026-11-20 10:00:09"),
            Map.entry("refund_fee", "9.95"),
            Map.entry("charset", "klingon"));
    private static final List<String> SIGNED_FIELDS =
            List.of("out_trade_no", "total_amount", "trade_no", "trade_status", "app_id", "gmt_payment", "notify_id");

    /** Signed by whom it says, about an order that it pays. */
    static Draft genuine(Route route, Chance chance, Town town) {
        var attempt = town.payable(chance);
        var transaction = "20" + attempt + (chance.oneIn(10) ? "2" : "");
        return draft(route, chance, town, town.alipay().signed(town.alipay().paid(attempt, transaction, PRICE)));
    }

    /** Signed by whom it says, and no payment of ours. */
    static Draft untrue(Route route, Chance chance, Town town) {
        var number = chance.below(LIES.size());
        var lie = LIES.get(number);
        var notice = new TreeMap<>(notice(chance, town, "lie" + number));
        notice.put(lie.getKey(), lie.getValue());
        return draft(route, chance, town, town.alipay().signed(notice));
    }

    /** Signed by nobody whom we know. */
    static Draft forged(Route route, Chance chance, Town town) {
        var form = new TreeMap<>(town.alipay().signed(notice(chance, town, "forged")));
        switch (chance.below(6)) {
            case 0 -> form.put(chance.of(SIGNED_FIELDS), "2");
            case 1 -> form.remove(chance.of(SIGNED_FIELDS));
            case 2 -> form.put("sign", chance.of(List.of("", "x", "AAAA", "/".repeat(344), "=".repeat(5_000))));
            case 3 -> form.remove("sign");
            case 4 -> form.put("passback_params", "more");
            default ->
                form.put(
                        "sign",
                        town.othersAlipay()
                                .signed(notice(chance, town, "forged"))
                                .getOrDefault("sign", ""));
        }
        return draft(route, chance, town, form);
    }

    /** @param mark by which the transaction says what is wrong with it */
    private static Map<String, String> notice(Chance chance, Town town, String mark) {
        var attempt = town.victim(chance);
        return town.alipay().paid(attempt, "20" + attempt + mark, PRICE);
    }

    private static Draft draft(Route route, Chance chance, Town town, Map<String, String> form) {
        var provider = chance.oneIn(12) ? chance.of(List.of("wechat-h5", "apple", "x")) : "alipay-wap";
        var draft = new Draft(
                route,
                route.template().replace("{provider}", provider).replace("{alias}", town.thing("alias", chance)));
        draft.header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
        draft.body = Alipay.encode(form);
        return draft;
    }

    private Callbacks() {}
}

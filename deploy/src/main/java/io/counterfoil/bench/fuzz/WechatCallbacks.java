package io.counterfoil.bench.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.counterfoil.bench.world.Merchant;
import io.counterfoil.bench.world.Wechat;
import io.counterfoil.bench.world.Wechat.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** What comes to WeChat Pay's door: genuine, signed but about something else, and forged. */
final class WechatCallbacks {
    private static final List<Consumer<ObjectNode>> LIES = List.of(
            content -> content.withObject("amount").put("total", Merchant.PRICE_FEN - 1),
            content -> content.withObject("amount").put("total", 0),
            content -> content.withObject("amount").put("total", -Merchant.PRICE_FEN),
            content -> content.withObject("amount").put("total", Long.MAX_VALUE),
            content -> content.withObject("amount").put("total", "much"),
            content -> content.withObject("amount").put("currency", "USD"),
            content -> content.remove("amount"),
            content -> content.put("mchid", "1900000000"),
            content -> content.put("appid", "wx0000000000000000"),
            content -> content.put("trade_state", "NOTPAY"),
            content -> content.put("trade_state", "PAID"),
            content -> content.put("out_trade_no", "unknown"),
            content -> content.put("out_trade_no", "\u0000"),
            content -> content.put("out_trade_no", "😀".repeat(100)),
            content -> content.putArray("out_trade_no"),
            content -> content.put("transaction_id", ""),
            content -> content.putNull("transaction_id"));

    /** Signed by whom it says, about an order that it pays. */
    static Draft genuine(Route route, Chance chance, Town town) {
        var attempt = town.payableByWechat();
        var transaction = "42" + attempt + (chance.oneIn(10) ? "2" : "");
        var wechat = town.wechat();
        var envelope = wechat.envelope(wechat.paid(attempt, transaction, Merchant.PRICE_FEN));
        return draft(route, chance, town, wechat.signed(envelope.toString(), Instant.now()));
    }

    /** Signed by whom it says, and no payment of ours. */
    static Draft untrue(Route route, Chance chance, Town town) {
        var number = chance.below(LIES.size());
        var content = content(chance, town, town.wechat(), "lie" + number);
        LIES.get(number).accept(content);
        return draft(
                route,
                chance,
                town,
                town.wechat().signed(town.wechat().envelope(content).toString(), Instant.now()));
    }

    /** Signed by nobody whom we know, or too long ago, or encrypted for somebody else. */
    static Draft forged(Route route, Chance chance, Town town) {
        var body = town.wechat()
                .envelope(content(chance, town, town.wechat(), "forged"))
                .toString();
        var now = Instant.now();
        return draft(
                route,
                chance,
                town,
                switch (chance.below(8)) {
                    case 0 ->
                        new Message(town.wechat().signed(body, now).headers(), body.replace("TRANSACTION", "REFUND"));
                    case 1 -> town.wechat().signed(body, now.minus(Duration.ofHours(1)));
                    case 2 -> town.wechat().signed(body, now.plus(Duration.ofHours(1)));
                    case 3 -> town.othersWechat().signed(body, now);
                    case 4 -> town.wechat().signed(foreign(chance, town), now);
                    case 5 -> with(town.wechat().signed(body, now), "Wechatpay-Serial", "PUB_KEY_ID_0");
                    case 6 -> with(town.wechat().signed(body, now), "Wechatpay-Signature", "WECHATPAY/SIGNTEST/AAAA");
                    default -> with(town.wechat().signed(body, now), "Wechatpay-Nonce", chance.of(List.of("", "x")));
                });
    }

    /** Under the other's key: nobody here can read it. */
    private static String foreign(Chance chance, Town town) {
        return town.othersWechat()
                .envelope(content(chance, town, town.wechat(), "foreign"))
                .toString();
    }

    private static ObjectNode content(Chance chance, Town town, Wechat wechat, String mark) {
        var attempt = town.victimOfWechat(chance);
        return wechat.paid(attempt, "42" + attempt + mark, Merchant.PRICE_FEN);
    }

    private static Message with(Message message, String header, String value) {
        var headers = new TreeMap<>(message.headers());
        headers.put(header, value);
        return new Message(headers, message.body());
    }

    private static Draft draft(Route route, Chance chance, Town town, Message message) {
        var provider = chance.oneIn(12) ? "wechat-jsapi" : "wechat-h5";
        var draft = new Draft(
                route,
                route.template().replace("{provider}", provider).replace("{alias}", town.thing("wechatAlias", chance)));
        message.headers().forEach(draft::header);
        draft.body = message.body().getBytes(UTF_8);
        return draft;
    }

    private WechatCallbacks() {}
}

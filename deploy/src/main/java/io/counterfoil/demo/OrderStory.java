package io.counterfoil.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.counterfoil.order.provider.alipay.AlipayForm;
import io.counterfoil.order.provider.alipay.AlipaySignature;
import io.counterfoil.order.provider.wire.RsaKeyText;
import java.net.URI;
import java.security.interfaces.RSAPublicKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The main flow: from "buy" to the merchant's delivery, and a callback that gets lost on the way. */
final class OrderStory implements Story {
    private static final String ATTACHMENT = "server-7/slot-3";

    @Override
    public String title() {
        return "An order, from \"buy\" to the merchant's delivery";
    }

    @Override
    public void play(Stage stage) {
        try (var merchant = MerchantServer.start()) {
            stage.transcript().remark(CAST);
            merchant.setClock(stage.now());
            var shop = Shop.open(stage, merchant, Contract.ALIPAY);
            var first = new Act(stage, merchant, shop, buy(stage, shop, "A-1001"));
            created(first);
            first.chapter("The payer goes to the provider and pays");
            pay(first);
            first.chapter("The provider calls back, and s hears of it: deliver the goods");
            first.delivered();
            asked(first);
            var second = new Act(stage, merchant, shop, buyAndLoseCallback(stage, shop));
            lost(second);
            stage.transcript().chapter("The books: what the provider took, beside what the orders say");
            for (var act : List.of(first, second)) act.booked(shop.account().text("/appId"));
        }
    }

    private static Reply buy(Stage stage, Shop shop, String orderNo) {
        var transcript = stage.transcript();
        transcript.chapter("The payer presses \"buy\": the front end places order " + orderNo);
        var order = place(stage, shop, orderNo);
        transcript.check("the order waits for payment", order.text("/state").equals("awaiting-payment"));
        transcript.check(
                "the price is the goods', not the front end's: " + Act.TOTAL + " fen for " + Act.QUANTITY,
                order.text("/total/amount").equals(Act.TOTAL));
        transcript.check(
                "a client token for this order alone",
                order.text("/clientToken").startsWith("ct_"));
        return order;
    }

    private static Reply place(Stage stage, Shop shop, String orderNo) {
        var wanted = new LinkedHashMap<String, Object>();
        wanted.put("provider", "alipay-wap");
        wanted.put("payer", "15705420001");
        wanted.put("recipient", "mei");
        wanted.put("attachment", ATTACHMENT);
        wanted.put("expiresIn", "PT30M");
        wanted.put("returnUrl", "https://lantern.example/done");
        return shop.place(stage, orderNo, wanted);
    }

    private static Reply buyAndLoseCallback(Stage stage, Shop shop) {
        var order = buy(stage, shop, "A-1002");
        stage.transcript().remark("… and presses again, as payers do");
        var again = place(stage, shop, "A-1002");
        stage.transcript()
                .check(
                        "asked for a second time, it is the same order and the same attempt",
                        again.text("/id").equals(order.text("/id"))
                                && again.text("/payment/attempt").equals(order.text("/payment/attempt")));
        return order;
    }

    private static void created(Act act) {
        var notice = act.notice("order.created");
        act.check("the payer is named to s", notice.text("/data/payer").equals("15705420001"));
        act.check("and who gets the goods", notice.text("/data/recipient").equals("mei"));
        act.check("the attachment comes back", notice.text("/data/attachment").equals(ATTACHMENT));
        act.check(
                "goods and quantity",
                notice.text("/data/goods").equals(act.shop().goods())
                        && notice.text("/data/quantity").equals(Integer.toString(Act.QUANTITY)));
    }

    private static void pay(Act act) {
        var back = new Payer(act.stage(), Contract.ALIPAY).pay(act.order().text("/payment/url"));
        var alipay = RsaKeyText.publicKey(act.shop().account().text("/alipayPublicKey"));
        act.check("the link back to the merchant carries Alipay's signature", isSigned(back, alipay));
    }

    /** A courtesy of the provider, and no proof of payment: the merchant asks Counterfoil all the same. */
    private static boolean isSigned(String link, RSAPublicKey alipay) {
        var query = URI.create(link).getRawQuery();
        if (query == null) return false;
        var form = AlipayForm.parse(query.getBytes(UTF_8));
        return AlipaySignature.verifies(
                AlipaySignature.noticeContent(form.parameters()), UTF_8, form.value("sign"), alipay);
    }

    private static void asked(Act act) {
        act.chapter("\"Is it really paid?\": never answered from memory alone, S asks P");
        act.check("s asks with its secret key: yes", verified(act, act.shop().server()));
        act.check("c asks with the order's client token: yes", verified(act, act.client()));
    }

    private static boolean verified(Act act, Party who) {
        return act.stage()
                .wire()
                .post(who, "/v1/orders/" + act.id() + "/verify", Map.of(), "id", "state", "paid")
                .text("/state")
                .equals(Act.PAID);
    }

    private static void lost(Act act) {
        act.notice("order.created");
        act.chapter("The payer pays, and this time the callback is lost");
        var wire = act.stage().wire();
        wire.put(
                        Party.stranger("bad luck"),
                        "/sandbox/faults/" + act.attempt(),
                        Map.of("faults", List.of("lost-callback")))
                .require(200);
        pay(act);

        act.chapter("Nobody calls, a minute goes by, and S asks by itself");
        wire.post(Party.stranger("time"), "/sandbox/clock", Map.of("advance", "PT1M"))
                .require(200);
        act.merchant().setClock(act.stage().now());
        act.delivered();
        var sent = wire.look(Party.stranger("auditor"), "/sandbox/notices/" + act.attempt());
        act.check(
                "no callback about it was ever delivered",
                !sent.body().toString().contains("\"deliveredAt\":\""));
    }
}

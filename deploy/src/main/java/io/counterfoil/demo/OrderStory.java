package io.counterfoil.demo;

import io.counterfoil.demo.MerchantServer.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The main flow: from "buy" to the merchant's delivery, and a callback that gets lost on the way. */
final class OrderStory implements Story {
    private static final Duration WAIT = Duration.ofSeconds(60);
    private static final int QUANTITY = 2;
    private static final String TOTAL = Integer.toString(QUANTITY * Shop.PRICE_FEN);
    private static final String ATTACHMENT = "server-7/slot-3";
    private static final String PAID = "paid";

    @Override
    public String title() {
        return "An order, from \"buy\" to the merchant's delivery";
    }

    @Override
    public void play(Stage stage) {
        try (var merchant = MerchantServer.start()) {
            cast(stage.transcript());
            merchant.setClock(now(stage));
            var shop = Shop.open(stage, merchant);
            var first = new Act(stage, merchant, shop, buy(stage, shop, "A-1001"));
            first.created();
            first.payment();
            first.paid();
            first.asked();
            var second = new Act(stage, merchant, shop, buyAndLoseCallback(stage, shop));
            second.lost();
            books(stage, shop, List.of(first, second));
        }
    }

    private static void cast(Transcript transcript) {
        transcript.remark("c: the merchant's front end   s: the merchant's server   S: Counterfoil   P: the provider");
    }

    private static Instant now(Stage stage) {
        return Instant.parse(stage.wire()
                .look(Party.stranger("s"), "/sandbox/clock")
                .require(200)
                .text("/now"));
    }

    private static Reply buy(Stage stage, Shop shop, String orderNo) {
        var transcript = stage.transcript();
        transcript.chapter("The payer presses \"buy\": the front end places order " + orderNo);
        var order = place(stage, shop, orderNo);
        transcript.check("the order waits for payment", order.text("/state").equals("awaiting-payment"));
        transcript.check(
                "the price is the goods', not the front end's: " + TOTAL + " fen for " + QUANTITY,
                order.text("/total/amount").equals(TOTAL));
        transcript.check(
                "a client token for this order alone",
                order.text("/clientToken").startsWith("ct_"));
        return order;
    }

    private static Reply place(Stage stage, Shop shop, String orderNo) {
        var wanted = new LinkedHashMap<String, Object>();
        wanted.put("orderNo", orderNo);
        wanted.put("goods", shop.goods());
        wanted.put("quantity", QUANTITY);
        wanted.put("provider", "alipay-wap");
        wanted.put("payer", "15705420001");
        wanted.put("recipient", "mei");
        wanted.put("attachment", ATTACHMENT);
        wanted.put("expiresIn", "PT30M");
        wanted.put("returnUrl", "https://lantern.example/done");
        return stage.wire()
                .post(shop.front(), "/v1/orders", wanted, "id", "state", "total", "payment", "clientToken")
                .require(201);
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

    private static void books(Stage stage, Shop shop, List<Act> acts) {
        var transcript = stage.transcript();
        transcript.chapter("The books: what the provider took, beside what the orders say");
        for (var act : acts) {
            var entry = act.taken();
            transcript.says("P", "auditor", Brief.of(entry.body(), "attempt", "taken", "givenBack"));
            transcript.check(
                    "order " + act.orderNo() + ": the provider took exactly its total, once",
                    entry.text("/taken/amount").equals(TOTAL)
                            && entry.text("/givenBack/amount").equals("0")
                            && entry.text("/account").equals(shop.alipayApp())
                            && act.state().text("/paid/transaction").equals(entry.text("/transaction")));
        }
    }

    /** One order's way. */
    private record Act(Stage stage, MerchantServer merchant, Shop shop, Reply order) {
        String id() {
            return order.text("/id");
        }

        String orderNo() {
            return order.text("/orderNo");
        }

        String attempt() {
            return order.text("/payment/attempt");
        }

        Party client() {
            return new Party("c", order.text("/clientToken"));
        }

        void created() {
            var notice = notice("order.created");
            check("the payer is named to s", notice.text("/data/payer").equals("15705420001"));
            check("and who gets the goods", notice.text("/data/recipient").equals("mei"));
            check("the attachment comes back", notice.text("/data/attachment").equals(ATTACHMENT));
            check(
                    "goods and quantity",
                    notice.text("/data/goods").equals(shop.goods())
                            && notice.text("/data/quantity").equals(Integer.toString(QUANTITY)));
        }

        void payment() {
            chapter("The payer goes to the provider and pays");
            new Payer(stage).pay(order.text("/payment/url"), shop.alipayKey());
        }

        void paid() {
            chapter("The provider calls back, and s hears of it: deliver the goods");
            delivered(notice("order.paid"));
        }

        private void delivered(Notice notice) {
            check("it is the whole price", notice.text("/data/total/amount").equals(TOTAL));
            var order = Patience.await(
                    WAIT,
                    this::state,
                    seen -> seen.body().at("/delivery/acknowledged").asBoolean(false));
            says("S", "c", Brief.of(order.body(), "id", "state", "delivery"));
            check("the order is paid", order.text("/state").equals(PAID));
            check(
                    "and the merchant's acknowledgement is on it: delivered",
                    order.body().at("/delivery/acknowledged").asBoolean(false));
        }

        void asked() {
            chapter("\"Is it really paid?\": never answered from memory alone, S asks P");
            check("s asks with its secret key: yes", verified(shop.server()).equals(PAID));
            check(
                    "c asks with the order's client token: yes",
                    verified(client()).equals(PAID));
        }

        private String verified(Party who) {
            return stage.wire()
                    .post(who, "/v1/orders/" + id() + "/verify", Map.of(), "id", "state", "paid")
                    .text("/state");
        }

        void lost() {
            notice("order.created");
            chapter("The payer pays, and this time the callback is lost");
            stage.wire()
                    .put(
                            Party.stranger("bad luck"),
                            "/sandbox/faults/" + attempt(),
                            Map.of("faults", List.of("lost-callback")))
                    .require(200);
            new Payer(stage).pay(order.text("/payment/url"), shop.alipayKey());

            chapter("Nobody calls, a minute goes by, and S asks by itself");
            var moved = stage.wire()
                    .post(Party.stranger("time"), "/sandbox/clock", Map.of("advance", "PT1M"))
                    .require(200);
            merchant.setClock(Instant.parse(moved.text("/now")));
            delivered(notice("order.paid"));
            var sent = stage.wire().look(Party.stranger("auditor"), "/sandbox/notices/" + attempt());
            check(
                    "no callback about it was ever delivered",
                    !sent.body().toString().contains("\"deliveredAt\":\""));
        }

        private Notice notice(String type) {
            var notice = merchant.await(one -> one.isAbout(type, id()), WAIT);
            says("S", "s", "POST /notices " + Brief.of(notice.body()));
            check(type + " is signed by S for s, and fresh", notice.genuine());
            says("s", "S", "204");
            return notice;
        }

        Reply state() {
            return stage.wire().look(client(), "/v1/orders/" + id());
        }

        Reply taken() {
            var ledger = stage.wire().look(Party.stranger("auditor"), "/sandbox/ledger?attempt=" + attempt());
            return new Reply(ledger.status(), ledger.body().at("/items/0"));
        }

        private void chapter(String title) {
            stage.transcript().chapter(title);
        }

        private void says(String from, String to, String text) {
            stage.transcript().says(from, to, text);
        }

        private void check(String what, boolean holds) {
            stage.transcript().check(what, holds);
        }
    }
}

package io.counterfoil.demo;

import io.counterfoil.demo.MerchantServer.Notice;
import java.time.Duration;

/** One order's way through a story. */
record Act(Stage stage, MerchantServer merchant, Shop shop, Reply order) {
    static final int QUANTITY = 2;
    static final String TOTAL = Integer.toString(QUANTITY * Shop.PRICE_FEN);
    static final String PAID = "paid";

    private static final Duration WAIT = Duration.ofSeconds(60);

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

    Reply state() {
        return stage.wire().look(client(), "/v1/orders/" + id());
    }

    /** The merchant hears of the order, and checks that it is we who say so. */
    Notice notice(String type) {
        var notice = merchant.await(one -> one.isAbout(type, id()), WAIT);
        says("S", "s", "POST /notices " + Brief.of(notice.body()));
        check(type + " is signed by S for s, and fresh", notice.genuine());
        says("s", "S", "204");
        return notice;
    }

    /** The merchant hears that the order is paid, and that is on the order. */
    void delivered() {
        check(
                "it is the whole price",
                notice("order.paid").text("/data/total/amount").equals(TOTAL));
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

    /** @param account the merchant's, as the provider knows it */
    void booked(String account) {
        var ledger = stage.wire().look(Party.stranger("auditor"), "/sandbox/ledger?attempt=" + attempt());
        var entry = new Reply(ledger.status(), ledger.body().at("/items/0"));
        says("P", "auditor", Brief.of(entry.body(), "attempt", "taken", "givenBack"));
        check(
                "order " + orderNo() + ": the provider took exactly its total, once",
                entry.text("/taken/amount").equals(TOTAL)
                        && entry.text("/givenBack/amount").equals("0")
                        && entry.text("/account").equals(account)
                        && state().text("/paid/transaction").equals(entry.text("/transaction")));
    }

    void chapter(String title) {
        stage.transcript().chapter(title);
    }

    void says(String from, String to, String text) {
        stage.transcript().says(from, to, text);
    }

    void check(String what, boolean holds) {
        stage.transcript().check(what, holds);
    }
}

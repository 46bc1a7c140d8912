package io.counterfoil.demo;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The interface that is Counterfoil's own. */
record RestHands(Stage stage) implements Hands {
    private static final int WAIT_SECONDS = 10;
    private static final int CONFLICT = 409;

    @Override
    public String name() {
        return "REST";
    }

    @Override
    public String addFunds(Trader from, Trader to, int fil) {
        var wanted = Map.of(
                "scheme", "filecoin",
                "payer", from.address(),
                "payee", to.address(),
                "amount", Trader.money(fil),
                "waitSeconds", WAIT_SECONDS);
        var channel = stage.wire()
                .post(from.server(), "/v1/channels", wanted, "channel")
                .require(201)
                .text("/channel");
        return stage.wire()
                .look(from.server(), "/v1/channels/" + channel)
                .require(200)
                .text("/name");
    }

    @Override
    public String promise(Trader payer, String channel, int lane, int fil) {
        return asked(payer, channel, lane, fil).require(201).text("/voucher");
    }

    @Override
    public String shortfall(Trader payer, String channel, int lane, int fil) {
        var why = asked(payer, channel, lane, fil).require(CONFLICT).text("/detail");
        return why.substring(why.lastIndexOf(' ') + 1);
    }

    private Reply asked(Trader payer, String channel, int lane, int fil) {
        var wanted = Map.of("lane", Integer.toString(lane), "amount", Trader.money(fil));
        return stage.wire().post(payer.server(), "/v1/channels/" + channel + "/vouchers", wanted, "voucher", "detail");
    }

    @Override
    public void accept(Trader payee, String channel, String voucher) {
        stage.wire()
                .post(payee.server(), "/v1/channels/" + channel + "/vouchers/received", Map.of("voucher", voucher))
                .require(200);
    }

    @Override
    public List<String> best(Trader payee, String channel) {
        var best = stage.wire().look(payee.server(), "/v1/channels/" + channel + "/vouchers/best");
        return best.require(200).body().path("items").values().stream()
                .map(item -> item.path("voucher").asString())
                .toList();
    }

    @Override
    public Figures figures(Trader payer, String channel) {
        var funds = stage.wire().look(payer.server(), "/v1/channels/" + channel).require(200);
        return new Figures(funds.text("/funds/confirmed/amount"), funds.text("/funds/redeemed/amount"));
    }

    @Override
    public void settle(Trader party, String channel) {
        stage.wire()
                .post(party.server(), "/v1/channels/" + channel + "/settle", Map.of(), "state", "settlesAt")
                .require(200);
    }

    @Override
    public Optional<String> collect(Trader party, String channel) {
        var collected =
                stage.wire().post(party.server(), "/v1/channels/" + channel + "/collect", Map.of(), "state", "detail");
        return collected.status() == CONFLICT ? Optional.of(collected.text("/detail")) : Optional.empty();
    }
}

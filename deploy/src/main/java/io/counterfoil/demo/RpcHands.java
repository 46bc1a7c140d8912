package io.counterfoil.demo;

import io.counterfoil.channel.filecoin.VoucherText;
import io.counterfoil.channel.rpc.VoucherJson;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** JSON-RPC, as programs call that were made for Filecoin's nodes. */
record RpcHands(Stage stage) implements Hands {
    private static final JsonNode NOTHING = NullNode.getInstance();

    @Override
    public String name() {
        return "JSON-RPC";
    }

    @Override
    public String addFunds(Trader from, Trader to, int fil) {
        var asked = call(from, "Filecoin.PaychFund", from.address(), to.address(), Fil.atto(fil));
        return call(from, "Filecoin.PaychGetWaitReady", asked.path("WaitSentinel"))
                .asString();
    }

    @Override
    public String promise(Trader payer, String channel, int lane, int fil) {
        var created = call(payer, "Filecoin.PaychVoucherCreate", channel, Fil.atto(fil), lane);
        return VoucherJson.read(created.path("Voucher")).toString();
    }

    @Override
    public String shortfall(Trader payer, String channel, int lane, int fil) {
        return call(payer, "Filecoin.PaychVoucherCreate", channel, Fil.atto(fil), lane)
                .path("Shortfall")
                .asString();
    }

    @Override
    public void accept(Trader payee, String channel, String voucher) {
        var json = VoucherJson.write(VoucherText.read(voucher));
        call(payee, "Filecoin.PaychVoucherAdd", channel, json, NOTHING, "0");
    }

    @Override
    public List<String> best(Trader payee, String channel) {
        return call(payee, "Counterfoil.PaychVoucherBestSpendable", channel).values().stream()
                .map(voucher -> VoucherJson.read(voucher).toString())
                .toList();
    }

    @Override
    public Figures figures(Trader payer, String channel) {
        var funds = call(payer, "Filecoin.PaychAvailableFunds", channel);
        return new Figures(
                funds.path("ConfirmedAmt").asString(),
                funds.path("VoucherReedeemedAmt").asString());
    }

    @Override
    public void settle(Trader party, String channel) {
        call(party, "Filecoin.PaychSettle", channel);
    }

    @Override
    public Optional<String> collect(Trader party, String channel) {
        var error = answer(party, "Filecoin.PaychCollect", channel).at("/error/message");
        return error.isMissingNode() ? Optional.empty() : Optional.of(error.asString());
    }

    private JsonNode call(Trader who, String method, Object... params) {
        var answer = answer(who, method, params);
        if (answer.has("error")) throw new StoryBroken(method + ": " + answer.path("error"));
        return answer.path("result");
    }

    private JsonNode answer(Trader who, String method, Object... params) {
        var call = Map.of("jsonrpc", "2.0", "id", 1, "method", method, "params", Arrays.asList(params));
        return stage.wire()
                .post(who.server(), "/rpc/v1", call, "result", "error")
                .require(200)
                .body();
    }
}

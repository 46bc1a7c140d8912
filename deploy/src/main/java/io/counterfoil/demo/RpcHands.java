package io.counterfoil.demo;

import io.counterfoil.channel.filecoin.VoucherText;
import io.counterfoil.channel.rpc.VoucherJson;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

/** JSON-RPC, as programs call that were made for Filecoin's nodes. */
record RpcHands(Stage stage) implements Hands {
    private static final JsonMapper JSON = new JsonMapper();
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
        var given = JSON.valueToTree(List.of(params));
        var call = JSON.createObjectNode().put("jsonrpc", "2.0").put("id", 1).put("method", method);
        call.set("params", given);
        stage.transcript().says(who.server().name(), "S", method + " " + Brief.of(given));
        var answer =
                stage.wire().call(who.server(), "/rpc/v1", call).require(200).body();
        stage.transcript().says("S", who.server().name(), Brief.of(answer, "result", "error"));
        return answer;
    }
}

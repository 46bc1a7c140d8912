package io.counterfoil.channel.rpc;

import io.counterfoil.channel.filecoin.ChannelAddress;
import io.counterfoil.channel.filecoin.FilecoinScheme;
import io.counterfoil.channel.funding.FundingCommand.Use;
import io.counterfoil.channel.trading.Asked;
import io.counterfoil.channel.trading.Channels;
import io.counterfoil.channel.trading.Funds;
import io.counterfoil.channel.trading.FundsWanted;
import io.counterfoil.channel.trading.Pair;
import io.counterfoil.channel.trading.Sentinel;
import io.counterfoil.kernel.channel.Scheme;
import io.counterfoil.kernel.money.Money;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** How money gets into channels. */
@Component
final class FundingMethods implements Methods {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** As a node's address is written that has not got one. */
    private static final String NO_ADDRESS = "<empty>";

    private static final String OPTION = "OffChain";

    private final Channels channels;
    private final Names names;

    FundingMethods(Channels channels, Names names) {
        this.channels = channels;
        this.names = names;
    }

    @Override
    public Map<String, Method> byName() {
        return Map.of(
                "Filecoin.PaychGet", this::get,
                "Filecoin.PaychFund", this::fund,
                "Filecoin.PaychGetWaitReady", this::waitReady,
                "Filecoin.PaychAvailableFunds", this::available,
                "Filecoin.PaychAvailableFundsByFromTo", this::availableByPair);
    }

    /** Reserves funds for whoever calls; older nodes know no options. */
    private JsonNode get(Params params, Asking asking) {
        params.require(3, 4);
        return fund(params, new Use(true, params.has(3) && params.read(3, FundingMethods::isOffChain)), asking);
    }

    private static boolean isOffChain(JsonNode options) {
        if (!options.isObject() || !options.path(OPTION).isBoolean() || options.size() != 1) {
            throw LotusJson.wrong("options are {\"" + OPTION + "\":false}");
        }
        return options.path(OPTION).booleanValue();
    }

    private JsonNode fund(Params params, Asking asking) {
        params.require(3);
        return fund(params, new Use(false, false), asking);
    }

    private JsonNode fund(Params params, Use use, Asking asking) {
        var amount = new Money(params.amount(2), FilecoinScheme.FIL);
        var wanted = new FundsWanted(pair(params), amount, use, asking.request());
        return json(channels.fund(asking.asker(), wanted), asking);
    }

    static Pair pair(Params params) {
        return new Pair(
                Scheme.FILECOIN, params.address(0).toString(), params.address(1).toString(), FilecoinScheme.FIL);
    }

    private ObjectNode json(Asked asked, Asking asking) {
        var channel = asked.channel().map(id -> names.of(id, asking.asker())).orElse(NO_ADDRESS);
        var json = JSON.objectNode().put("Channel", channel);
        json.set("WaitSentinel", json(asked.sentinel()));
        return json;
    }

    static JsonNode json(Optional<Sentinel> sentinel) {
        return sentinel.<JsonNode>map(deposit -> LotusJson.cid(deposit.toString()))
                .orElseGet(NullNode::getInstance);
    }

    private JsonNode waitReady(Params params, Asking asking) {
        params.require(1);
        var channel = channels.awaitReady(asking.asker(), Sentinel.read(params.cid(0)), asking.patience());
        return JSON.stringNode(names.of(channel, asking.asker()));
    }

    private JsonNode available(Params params, Asking asking) {
        params.require(1);
        return json(channels.available(asking.asker(), ChannelAddress.id(params.address(0))), asking);
    }

    private JsonNode availableByPair(Params params, Asking asking) {
        params.require(2);
        return json(channels.available(asking.asker(), pair(params)), asking);
    }

    private JsonNode json(Funds funds, Asking asking) {
        var channel = Optional.ofNullable(funds.figures().channel());
        return FundsJson.write(funds, channel.map(id -> names.of(id, asking.asker())));
    }
}

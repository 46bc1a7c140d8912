package io.counterfoil.channel.rpc;

import static io.counterfoil.channel.rpc.ChannelMethods.channel;

import io.counterfoil.channel.filecoin.FilecoinScheme;
import io.counterfoil.channel.filecoin.VoucherText;
import io.counterfoil.channel.trading.Channels;
import io.counterfoil.channel.trading.Created;
import io.counterfoil.channel.trading.VoucherRow;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.money.Money;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;

/** What is done with vouchers. */
@Component
final class VoucherMethods implements Methods {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Channels channels;

    VoucherMethods(Channels channels) {
        this.channels = channels;
    }

    /** The last is ours: Filecoin's tools ask about every voucher in turn. */
    @Override
    public Map<String, Method> byName() {
        return Map.of(
                "Filecoin.PaychVoucherCreate", this::create,
                "Filecoin.PaychVoucherCheckValid", this::checkValid,
                "Filecoin.PaychVoucherCheckSpendable", this::checkSpendable,
                "Filecoin.PaychVoucherAdd", this::add,
                "Filecoin.PaychVoucherList", this::list,
                "Filecoin.PaychVoucherSubmit", this::submit,
                "Counterfoil.PaychVoucherBestSpendable", this::bestSpendable);
    }

    private JsonNode create(Params params, Asking asking) {
        params.require(3);
        var amount = new Money(params.amount(1), FilecoinScheme.FIL);
        return json(channels.createVoucher(asking.asker(), channel(params), params.number(2), amount));
    }

    private static JsonNode json(Created created) {
        var json = JSON.objectNode();
        return switch (created) {
            case Created.Issued voucher -> {
                json.set("Voucher", json(voucher.text()));
                yield json.put("Shortfall", "0");
            }
            case Created.Missing missing ->
                json.putNull("Voucher")
                        .put("Shortfall", missing.shortfall().minorUnits().toString());
        };
    }

    private JsonNode checkValid(Params params, Asking asking) {
        params.require(2);
        channels.checkValid(asking.asker(), channel(params), params.voucher(1).toString());
        return NullNode.getInstance();
    }

    private JsonNode checkSpendable(Params params, Asking asking) {
        params.require(4);
        requireNoProof(params, 3);
        return JSON.booleanNode(channels.checkSpendable(
                asking.asker(), channel(params), params.voucher(1).toString(), params.bytes(2)));
    }

    private JsonNode add(Params params, Asking asking) {
        params.require(4);
        requireNoProof(params, 2);
        var deltaMin = new Money(params.amount(3), FilecoinScheme.FIL);
        var taken = channels.addVoucher(
                asking.asker(), channel(params), params.voucher(1).toString(), deltaMin);
        return JSON.stringNode(taken.increase().minorUnits().toString());
    }

    private JsonNode list(Params params, Asking asking) {
        params.require(1);
        var channel = channel(params);
        return json(Whole.of(asking, page -> channels.vouchers(asking.asker(), channel, Optional.empty(), page)));
    }

    private JsonNode bestSpendable(Params params, Asking asking) {
        params.require(1);
        var channel = channel(params);
        return json(Whole.of(asking, page -> channels.bestSpendable(asking.asker(), channel, Optional.empty(), page)));
    }

    private JsonNode submit(Params params, Asking asking) {
        params.require(4);
        requireNoProof(params, 3);
        var channel = channel(params);
        var voucher = params.voucher(1);
        var secret = params.bytes(2);
        Refusals.ofActor(() -> channels.submit(asking.asker(), channel, voucher.toString(), secret));
        var message = Message.of(channels.status(asking.asker(), channel));
        return LotusJson.cid(message.update(voucher, secret));
    }

    private static void requireNoProof(Params params, int at) {
        if (params.bytes(at).isEmpty()) return;
        throw new Rejected("proof-unsupported", "payment channel proof parameter is not supported");
    }

    private static JsonNode json(List<VoucherRow> vouchers) {
        var json = JSON.arrayNode();
        for (var voucher : vouchers) json.add(json(voucher.text()));
        return json;
    }

    static JsonNode json(String voucher) {
        return VoucherJson.write(VoucherText.read(voucher));
    }
}

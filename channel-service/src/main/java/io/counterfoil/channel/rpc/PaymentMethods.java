package io.counterfoil.channel.rpc;

import io.counterfoil.channel.filecoin.FilecoinScheme;
import io.counterfoil.channel.scheme.Bytes;
import io.counterfoil.channel.scheme.Conditions;
import io.counterfoil.channel.trading.Channels;
import io.counterfoil.channel.trading.Payment;
import io.counterfoil.channel.trading.PaymentWanted;
import io.counterfoil.channel.trading.PaymentWanted.Spec;
import io.counterfoil.kernel.money.Money;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A payment of several steps, on a lane of its own. */
@Component
final class PaymentMethods implements Methods {
    private static final int VOUCHERS_MAX = 100;

    private static final String AMOUNT = "Amount";
    private static final String TIME_LOCK_MIN = "TimeLockMin";
    private static final String TIME_LOCK_MAX = "TimeLockMax";
    private static final String MIN_SETTLE = "MinSettle";
    private static final String EXTRA = "Extra";
    private static final Set<String> FIELDS = Set.of(AMOUNT, TIME_LOCK_MIN, TIME_LOCK_MAX, MIN_SETTLE, EXTRA);

    private final Channels channels;
    private final Names names;

    PaymentMethods(Channels channels, Names names) {
        this.channels = channels;
        this.names = names;
    }

    @Override
    public Map<String, Method> byName() {
        return Map.of("Filecoin.PaychNewPayment", this::newPayment);
    }

    private JsonNode newPayment(Params params, Asking asking) {
        params.require(3);
        var specs = params.read(2, PaymentMethods::specs);
        var wanted = new PaymentWanted(FundingMethods.pair(params), specs, asking.request());
        return json(channels.newPayment(asking.asker(), wanted, asking.patience()), asking);
    }

    private static List<Spec> specs(JsonNode json) {
        if (!json.isArray() || json.isEmpty() || json.size() > VOUCHERS_MAX) {
            throw LotusJson.wrong("vouchers are an array of 1 to " + VOUCHERS_MAX);
        }
        return json.values().stream().map(PaymentMethods::spec).toList();
    }

    private static Spec spec(JsonNode json) {
        VoucherJson.requireKnown(json, FIELDS, "a specification");
        var conditions = new Conditions(
                VoucherJson.epoch(json, TIME_LOCK_MIN),
                VoucherJson.epoch(json, TIME_LOCK_MAX),
                Bytes.NONE,
                VoucherJson.call(json.path(EXTRA)),
                VoucherJson.epoch(json, MIN_SETTLE));
        return new Spec(new Money(LotusJson.amount(json.path(AMOUNT)), FilecoinScheme.FIL), conditions);
    }

    private JsonNode json(Payment payment, Asking asking) {
        var json = JsonNodeFactory.instance.objectNode().put("Channel", names.of(payment.channel(), asking.asker()));
        json.set("WaitSentinel", FundingMethods.json(payment.sentinel()));
        var vouchers = json.putArray("Vouchers");
        for (var voucher : payment.vouchers()) vouchers.add(VoucherMethods.json(voucher));
        return json;
    }
}

package io.counterfoil.channel.trading;

import io.counterfoil.channel.scheme.Conditions;
import io.counterfoil.kernel.money.Money;
import java.util.List;

/**
 * @param vouchers one each, on a lane of their own; the last is for the whole amount
 * @param request what the asker calls it
 */
public record PaymentWanted(Pair pair, List<Spec> vouchers, String request) {
    public PaymentWanted {
        vouchers = List.copyOf(vouchers);
    }

    public record Spec(Money amount, Conditions conditions) {}
}

package io.counterfoil.channel.trading;

import io.counterfoil.channel.funding.AvailableFunds;
import io.counterfoil.kernel.channel.Side;
import io.counterfoil.kernel.money.Money;
import java.util.Optional;

/**
 * A payer's funds for a payee in figures.
 *
 * @param figures the channel among them, where there is one
 * @param redeemed promised by vouchers that the asker has, on all lanes together, those included that were not submitted
 * @param sentinel what is waited for; none where nothing is on its way
 */
public record Funds(Pair pair, AvailableFunds figures, Money redeemed, Optional<Sentinel> sentinel) {
    /** As a side may see it: what is still the payer's, and for whom the payer keeps it, is not the payee's business. */
    Funds to(Side side) {
        return switch (side) {
            case PAYER -> this;
            case PAYEE -> new Funds(pair, figures.arrived(), redeemed, Optional.empty());
        };
    }
}

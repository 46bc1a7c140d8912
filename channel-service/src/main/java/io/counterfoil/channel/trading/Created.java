package io.counterfoil.channel.trading;

import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.money.Money;

/** What came of asking for a voucher. */
public sealed interface Created {
    /** @param text signed, as it is handed to the payee */
    record Issued(Uint64 lane, Uint64 nonce, String text) implements Created {}

    /** @param shortfall what is missing in the channel */
    record Missing(Money shortfall) implements Created {}
}

package io.counterfoil.channel.rpc;

import io.counterfoil.channel.trading.Funds;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** ChannelAvailableFunds in JSON, a slip of the pen in a name included: programs know it so. */
final class FundsJson {
    /** @param channel its address; none where there is none yet */
    static ObjectNode write(Funds funds, Optional<String> channel) {
        var figures = funds.figures();
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("Channel", channel.orElse(null))
                .put("From", funds.pair().payer())
                .put("To", funds.pair().payee())
                .put("ConfirmedAmt", figures.confirmed().minorUnits().toString())
                .put("PendingAmt", figures.pending().minorUnits().toString())
                .put("NonReservedAmt", figures.available().minorUnits().toString())
                .put(
                        "PendingAvailableAmt",
                        figures.pendingAvailable().minorUnits().toString());
        json.set("PendingWaitSentinel", FundingMethods.json(funds.sentinel()));
        return json.put("QueuedAmt", figures.queued().minorUnits().toString())
                .put("VoucherReedeemedAmt", funds.redeemed().minorUnits().toString());
    }

    private FundsJson() {}
}

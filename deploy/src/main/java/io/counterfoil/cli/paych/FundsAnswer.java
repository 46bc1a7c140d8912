package io.counterfoil.cli.paych;

import io.counterfoil.channel.filecoin.PaychText.Figures;
import io.counterfoil.channel.filecoin.PaychText.Status;
import java.math.BigInteger;
import tools.jackson.databind.JsonNode;

/** Reads ChannelAvailableFunds. */
final class FundsAnswer {
    static Status status(JsonNode funds) {
        return new Status(
                funds.path("Channel").asString(null),
                funds.path("From").asString(""),
                funds.path("To").asString(""),
                funds.path("PendingWaitSentinel").path("/").asString(null),
                figures(funds));
    }

    private static Figures figures(JsonNode funds) {
        return new Figures(
                amount(funds, "ConfirmedAmt"),
                amount(funds, "NonReservedAmt"),
                amount(funds, "VoucherReedeemedAmt"),
                amount(funds, "PendingAmt"),
                amount(funds, "PendingAvailableAmt"),
                amount(funds, "QueuedAmt"));
    }

    private static BigInteger amount(JsonNode funds, String name) {
        return new BigInteger(funds.path(name).asString("0"));
    }

    private FundsAnswer() {}
}

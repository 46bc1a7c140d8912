package io.counterfoil.channel.trading.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.counterfoil.channel.trading.Funds;
import io.counterfoil.channel.trading.Sentinel;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.platform.http.WireMoney;
import org.jspecify.annotations.Nullable;

/**
 * A payer's funds for a payee.
 *
 * @param channel that they are in; absent where there is none yet
 * @param deposit what is on its way; absent where nothing is
 * @param confirmed all that has arrived in the channel
 * @param available the part of it that is reserved for nobody
 * @param pending on its way
 * @param pendingAvailable the part of it that is reserved for nobody
 * @param queued waiting behind it
 * @param redeemed promised by vouchers on all lanes together, those included that were not submitted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FundsBody(
        @Nullable ChannelId channel,
        @Nullable String deposit,
        WireMoney confirmed,
        WireMoney available,
        WireMoney pending,
        WireMoney pendingAvailable,
        WireMoney queued,
        WireMoney redeemed) {
    static FundsBody of(Funds funds) {
        var figures = funds.figures();
        return new FundsBody(
                figures.channel(),
                funds.sentinel().map(Sentinel::toString).orElse(null),
                WireMoney.of(figures.confirmed()),
                WireMoney.of(figures.available()),
                WireMoney.of(figures.pending()),
                WireMoney.of(figures.pendingAvailable()),
                WireMoney.of(figures.queued()),
                WireMoney.of(funds.redeemed()));
    }
}

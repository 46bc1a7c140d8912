package io.counterfoil.channel.funding;

import io.counterfoil.channel.funding.FundingState.Request;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.FundingId;
import io.counterfoil.kernel.channel.FundsRequestId;
import io.counterfoil.kernel.money.Money;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What may be asked of the funding of channels from one payer to one payee. */
public sealed interface FundingCommand {
    FundingId funding();

    Instant now();

    record OpenFunding(@TargetAggregateIdentifier FundingId funding, Between between, Instant now)
            implements FundingCommand {}

    /**
     * @param request what the caller calls it; asked for again, it is the same
     * @param use what it is for
     */
    record RequestFunds(
            @TargetAggregateIdentifier FundingId funding, String request, Money amount, Use use, Instant now)
            implements FundingCommand {
        public FundsRequestId id() {
            return FundsRequestId.of(funding, request);
        }

        Request asked() {
            return new Request(request, amount, use.reserve(), use.offChain());
        }
    }

    /**
     * @param reserve whether the funds are for whoever asks, not for everybody
     * @param offChain whether only what is in the channel already will do
     */
    record Use(boolean reserve, boolean offChain) {}

    /** @param serial of the deposit that has arrived */
    record ConfirmFunds(@TargetAggregateIdentifier FundingId funding, long serial, Instant now)
            implements FundingCommand {}

    /** @param serial of the deposit that has not, and will not */
    record FailFunds(@TargetAggregateIdentifier FundingId funding, long serial, Instant now)
            implements FundingCommand {}

    /** The channel is being settled. */
    record EndFunding(@TargetAggregateIdentifier FundingId funding, ChannelId channel, Instant now)
            implements FundingCommand {}
}

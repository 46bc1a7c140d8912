package io.counterfoil.kernel.channel;

import io.counterfoil.kernel.fact.StoredAs;
import io.counterfoil.kernel.id.Id;
import io.counterfoil.kernel.money.Asset;
import io.counterfoil.kernel.money.Money;
import java.time.Instant;
import java.util.List;

/** What has happened to what a payer puts into channels to one payee. */
public sealed interface FundingEvent {
    FundingId funding();

    Instant at();

    Id stream();

    /** In the funding's own stream. */
    sealed interface OfFunding extends FundingEvent {
        @Override
        default Id stream() {
            return funding();
        }
    }

    /** In the request's own stream: whoever asks again under its name meets it, however many have asked since. */
    @StoredAs("channel.funds-requested/1")
    record FundsRequested(
            FundingId funding, String request, Money amount, boolean reserve, boolean offChain, Instant at)
            implements FundingEvent {
        @Override
        public Id stream() {
            return FundsRequestId.of(funding, request);
        }
    }

    /** In whose name it is: from now on funds may be sent. */
    @StoredAs("channel.funding-opened/1")
    record FundingOpened(FundingId funding, Scheme scheme, Party payer, Party payee, Asset asset, Instant at)
            implements OfFunding {}

    /**
     * Somebody asked for funds and waits.
     *
     * @param reserve whether they are for whoever asked, not for everybody
     * @param offChain whether only what is in the channel already will do
     */
    @StoredAs("channel.funds-queued/1")
    record FundsQueued(FundingId funding, String request, Money amount, boolean reserve, boolean offChain, Instant at)
            implements OfFunding {}

    /** Requests were filled from what was available in the channel. */
    @StoredAs("channel.funds-reserved/1")
    record FundsReserved(FundingId funding, List<String> requests, Money amount, Instant at) implements OfFunding {}

    /** There is not enough available, and more was not to be sent. */
    @StoredAs("channel.funds-refused/1")
    record FundsRefused(FundingId funding, List<String> requests, Money amount, Instant at) implements OfFunding {}

    /**
     * A deposit is on its way for all requests together.
     *
     * @param serial of all deposits ever sent, those that failed included; from 0
     * @param number of those that the channel got, from 0, which opens it
     * @param available the part of the amount that is reserved for nobody
     */
    @StoredAs("channel.funds-sent/1")
    record FundsSent(
            FundingId funding,
            long serial,
            ChannelId channel,
            long number,
            Money amount,
            Money available,
            List<String> requests,
            Instant at)
            implements OfFunding {}

    @StoredAs("channel.funds-confirmed/1")
    record FundsConfirmed(FundingId funding, long serial, Instant at) implements OfFunding {}

    @StoredAs("channel.funds-failed/1")
    record FundsFailed(FundingId funding, long serial, Instant at) implements OfFunding {}

    /** The channel is being settled: the next funds open another. */
    @StoredAs("channel.funding-ended/1")
    record FundingEnded(FundingId funding, ChannelId channel, Instant at) implements OfFunding {}
}

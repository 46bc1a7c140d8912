package io.counterfoil.channel.funding;

import io.counterfoil.channel.funding.FundingState.Current;
import io.counterfoil.channel.funding.FundingState.Request;
import io.counterfoil.channel.funding.FundingState.Sent;
import io.counterfoil.kernel.channel.FundingEvent;
import io.counterfoil.kernel.channel.FundingEvent.FundingEnded;
import io.counterfoil.kernel.channel.FundingEvent.FundingOpened;
import io.counterfoil.kernel.channel.FundingEvent.FundsConfirmed;
import io.counterfoil.kernel.channel.FundingEvent.FundsFailed;
import io.counterfoil.kernel.channel.FundingEvent.FundsQueued;
import io.counterfoil.kernel.channel.FundingEvent.FundsRefused;
import io.counterfoil.kernel.channel.FundingEvent.FundsRequested;
import io.counterfoil.kernel.channel.FundingEvent.FundsReserved;
import io.counterfoil.kernel.channel.FundingEvent.FundsSent;
import io.counterfoil.kernel.channel.FundingEvent.OfFunding;
import io.counterfoil.kernel.channel.FundsRequestId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What events make of a funding. */
final class FundingHistory {
    static WholeFunding evolve(WholeFunding whole, FundingEvent event) {
        return switch (event) {
            case FundsRequested e ->
                whole.with(
                        FundsRequestId.of(e.funding(), e.request()),
                        new Request(e.request(), e.amount(), e.reserve(), e.offChain()));
            case OfFunding e -> whole.with(evolve(whole.funding(), e));
        };
    }

    static FundingState evolve(FundingState state, OfFunding event) {
        return switch (event) {
            case FundingOpened e -> state.opened(new Between(e.scheme(), e.payer(), e.payee(), e.asset()));
            case FundsQueued e -> state.queueing(new Request(e.request(), e.amount(), e.reserve(), e.offChain()));
            case FundsReserved e ->
                state.dequeuing(e.requests())
                        .with(Objects.requireNonNull(state.current()).taking(e.amount()));
            case FundsRefused e -> state.dequeuing(e.requests());
            case FundsSent e -> sent(state, e);
            case FundsConfirmed _ -> confirmed(state, Objects.requireNonNull(state.sent()));
            case FundsFailed _ -> state.sending(null);
            case FundingEnded _ -> state.with(null);
        };
    }

    private static FundingState sent(FundingState state, FundsSent event) {
        var sent = new Sent(
                event.serial(), event.channel(), event.number(), event.amount(), event.available(), event.requests());
        return state.dequeuing(event.requests()).sending(sent).counting(event.serial() + 1);
    }

    private static FundingState confirmed(FundingState state, Sent sent) {
        return state.sending(null).with(current(state.current(), sent));
    }

    private static @Nullable Current current(@Nullable Current current, Sent sent) {
        if (sent.number() == 0) return new Current(sent.channel(), sent.amount(), sent.available(), 0);
        if (current == null || !current.channel().equals(sent.channel())) return current;
        return new Current(
                current.channel(),
                current.confirmed().plus(sent.amount()),
                current.available().plus(sent.available()),
                sent.number());
    }

    private FundingHistory() {}
}

package io.counterfoil.channel.funding;

import static java.util.Comparator.comparing;

import io.counterfoil.channel.filecoin.ChannelAddress;
import io.counterfoil.channel.funding.FundingState.Current;
import io.counterfoil.channel.funding.FundingState.Request;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.FundingEvent;
import io.counterfoil.kernel.channel.FundingEvent.FundsRefused;
import io.counterfoil.kernel.channel.FundingEvent.FundsReserved;
import io.counterfoil.kernel.channel.FundingEvent.FundsSent;
import io.counterfoil.kernel.channel.FundingId;
import io.counterfoil.kernel.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who gets what once nothing is on its way: reservations from what is available, those first that take nothing else and the
 * smaller before the larger; then one deposit for all the others.
 */
final class Filling {
    private static final Comparator<Request> TURN = comparing((Request request) -> !request.offChain())
            .thenComparing(request -> !request.reserve())
            .thenComparing(request -> request.amount().minorUnits());

    private final List<Request> reserved = new ArrayList<>();
    private final List<Request> refused = new ArrayList<>();
    private final List<Request> sent = new ArrayList<>();

    static List<FundingEvent> events(FundingEvent after, FundingState state) {
        if (state.sent() != null || state.queue().isEmpty()) return List.of();
        var filling = new Filling();
        filling.share(state.queue(), state.current());
        return filling.events(after.funding(), state, after.at());
    }

    private void share(List<Request> queue, @Nullable Current current) {
        var nothing = Money.of(0, queue.getFirst().amount().asset());
        var left = current == null ? nothing : current.available();
        for (var request : queue.stream().sorted(TURN).toList()) {
            if (request.reserve() && left.covers(request.amount())) {
                reserved.add(request);
                left = left.minus(request.amount());
            } else {
                (request.offChain() ? refused : sent).add(request);
            }
        }
    }

    private List<FundingEvent> events(FundingId funding, FundingState state, Instant now) {
        var events = new ArrayList<FundingEvent>();
        if (!reserved.isEmpty()) events.add(new FundsReserved(funding, ids(reserved), sum(reserved), now));
        if (!refused.isEmpty()) events.add(new FundsRefused(funding, ids(refused), sum(refused), now));
        if (!sent.isEmpty()) {
            var current = state.current();
            events.add(new FundsSent(
                    funding,
                    state.serial(),
                    current == null ? next(funding, state) : current.channel(),
                    current == null ? 0 : current.deposits() + 1,
                    sum(sent),
                    available(),
                    ids(sent),
                    now));
        }
        return events;
    }

    private static ChannelId next(FundingId funding, FundingState state) {
        return ChannelAddress.id(ChannelAddress.of(funding, state.serial()));
    }

    private Money available() {
        var free = sent.stream().filter(request -> !request.reserve()).toList();
        return free.isEmpty() ? Money.of(0, sent.getFirst().amount().asset()) : sum(free);
    }

    private static Money sum(List<Request> requests) {
        return requests.stream().map(Request::amount).reduce(Money::plus).orElseThrow();
    }

    private static List<String> ids(List<Request> requests) {
        return requests.stream().map(Request::id).toList();
    }
}

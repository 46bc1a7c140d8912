package io.counterfoil.channel.funding;

import io.counterfoil.channel.funding.FundingCommand.ConfirmFunds;
import io.counterfoil.channel.funding.FundingCommand.FailFunds;
import io.counterfoil.channel.funding.FundingCommand.RequestFunds;
import io.counterfoil.channel.funding.FundingCommand.Use;
import io.counterfoil.kernel.channel.FundingEvent;
import io.counterfoil.kernel.channel.FundingId;
import io.counterfoil.kernel.channel.Scheme;
import io.counterfoil.kernel.money.Asset;
import io.counterfoil.kernel.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The funding of one payer's channels to one payee, in memory. */
final class ThePurse {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Asset FIL = new Asset("FIL", 18);
    static final FundingId ID = FundingId.derive(Scheme.FILECOIN, "payer", "payee", FIL);

    private final Funding rules = new Funding();
    private final List<FundingEvent> history = new ArrayList<>();
    private WholeFunding state = rules.initial();

    static Money money(long amount) {
        return Money.of(amount, FIL);
    }

    List<FundingEvent> asks(String request, long amount, boolean reserve) {
        return asks(request, amount, new Use(reserve, false));
    }

    List<FundingEvent> asks(String request, long amount, Use use) {
        return does(new RequestFunds(ID, request, money(amount), use, NOW));
    }

    void confirms() {
        var sent = Objects.requireNonNull(state().sent());
        does(new ConfirmFunds(ID, sent.serial(), NOW));
    }

    void fails() {
        var sent = Objects.requireNonNull(state().sent());
        does(new FailFunds(ID, sent.serial(), NOW));
    }

    List<FundingEvent> does(FundingCommand command) {
        var events = rules.decide(command, state);
        for (var event : events) state = rules.evolve(state, event);
        history.addAll(events);
        return events;
    }

    FundingState state() {
        return state.funding();
    }

    AvailableFunds funds() {
        return AvailableFunds.of(state(), FIL);
    }

    <E extends FundingEvent> E last(Class<E> kind) {
        return history.reversed().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }
}

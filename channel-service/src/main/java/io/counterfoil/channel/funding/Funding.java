package io.counterfoil.channel.funding;

import io.counterfoil.channel.funding.FundingCommand.ConfirmFunds;
import io.counterfoil.channel.funding.FundingCommand.EndFunding;
import io.counterfoil.channel.funding.FundingCommand.FailFunds;
import io.counterfoil.channel.funding.FundingCommand.OpenFunding;
import io.counterfoil.channel.funding.FundingCommand.RequestFunds;
import io.counterfoil.channel.funding.FundingState.Request;
import io.counterfoil.kernel.channel.FundingEvent;
import io.counterfoil.kernel.channel.FundingEvent.FundingEnded;
import io.counterfoil.kernel.channel.FundingEvent.FundingOpened;
import io.counterfoil.kernel.channel.FundingEvent.FundsConfirmed;
import io.counterfoil.kernel.channel.FundingEvent.FundsFailed;
import io.counterfoil.kernel.channel.FundingEvent.FundsQueued;
import io.counterfoil.kernel.channel.FundingEvent.FundsRequested;
import io.counterfoil.kernel.channel.FundingEvent.OfFunding;
import io.counterfoil.kernel.decide.Decider;
import io.counterfoil.kernel.decide.Rejected;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules of funding: one deposit is on its way at a time, and all that wait behind it are sent together. */
public final class Funding implements Decider<FundingCommand, WholeFunding, FundingEvent> {
    @Override
    public WholeFunding initial() {
        return WholeFunding.NOTHING;
    }

    @Override
    public List<FundingEvent> decide(FundingCommand command, WholeFunding whole) {
        var state = whole.funding();
        return switch (command) {
            case OpenFunding open -> open(open, state.between());
            case RequestFunds request ->
                request(request, state, whole.requests().get(request.id()));
            case ConfirmFunds confirm -> confirm(confirm, state);
            case FailFunds fail -> fail(fail, state);
            case EndFunding end -> end(end, state);
        };
    }

    private static List<FundingEvent> open(OpenFunding command, @Nullable Between known) {
        var between = command.between();
        if (between.equals(known)) return List.of();
        if (known != null) throw Rejected.differs("funding-exists", "the funding is between others", "/payer");
        return List.of(new FundingOpened(
                command.funding(), between.scheme(), between.payer(), between.payee(), between.asset(), command.now()));
    }

    private static List<FundingEvent> request(RequestFunds command, FundingState state, @Nullable Request known) {
        if (command.asked().equals(known)) return List.of();
        if (known != null) {
            throw Rejected.differs("idempotency-key-reused", "The key was used to ask for other funds.", "/amount");
        }
        Asking.require(command, state);
        var use = command.use();
        var requested = new FundsRequested(
                command.funding(), command.request(), command.amount(), use.reserve(), use.offChain(), command.now());
        var queued = new FundsQueued(
                command.funding(), command.request(), command.amount(), use.reserve(), use.offChain(), command.now());
        return Stream.concat(Stream.of(requested), goingOn(queued, state).stream())
                .toList();
    }

    private static List<FundingEvent> confirm(ConfirmFunds command, FundingState state) {
        return isSent(command.serial(), state)
                ? goingOn(new FundsConfirmed(command.funding(), command.serial(), command.now()), state)
                : List.of();
    }

    private static List<FundingEvent> fail(FailFunds command, FundingState state) {
        return isSent(command.serial(), state)
                ? goingOn(new FundsFailed(command.funding(), command.serial(), command.now()), state)
                : List.of();
    }

    private List<FundingEvent> end(EndFunding command, FundingState state) {
        var current = state.current();
        return current != null && current.channel().equals(command.channel())
                ? List.of(new FundingEnded(command.funding(), command.channel(), command.now()))
                : List.of();
    }

    private static boolean isSent(long serial, FundingState state) {
        var sent = state.sent();
        return sent != null && sent.serial() == serial;
    }

    /** What happened, and what becomes possible by it for those who wait. */
    private static List<FundingEvent> goingOn(OfFunding happened, FundingState state) {
        var next = Filling.events(happened, FundingHistory.evolve(state, happened));
        return Stream.concat(Stream.<FundingEvent>of(happened), next.stream()).toList();
    }

    @Override
    public WholeFunding evolve(WholeFunding state, FundingEvent event) {
        return FundingHistory.evolve(state, event);
    }
}

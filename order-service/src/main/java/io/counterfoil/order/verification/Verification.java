package io.counterfoil.order.verification;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.order.AttemptAnswer;
import io.counterfoil.kernel.order.AttemptAnswer.Finding;
import io.counterfoil.kernel.order.AttemptNo;
import io.counterfoil.kernel.order.OrderEvent.ProviderAsked;
import io.counterfoil.kernel.order.OrderEvent.Reason;
import io.counterfoil.kernel.order.OrderId;
import io.counterfoil.order.ordering.Order;
import io.counterfoil.order.ordering.OrderCommand.CloseOrder;
import io.counterfoil.order.ordering.OrderState;
import io.counterfoil.order.ordering.OrderState.Closed;
import io.counterfoil.order.ordering.OrderState.Open;
import io.counterfoil.order.ordering.OrderState.Paid;
import io.counterfoil.order.ordering.OrderState.Present;
import io.counterfoil.order.ordering.ProviderInquiry;
import io.counterfoil.order.ordering.Try;
import io.counterfoil.platform.eventlog.Commands;
import io.counterfoil.platform.eventlog.History;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds out whether an order is paid, and closes one that is not. Calls providers, so never within a transaction. */
@Component
public class Verification implements ProviderInquiry {
    /** How long somebody waits for it to be found out whether an order is paid, or for it to be closed. */
    static final Duration WAITED_FOR = Duration.ofSeconds(15);

    private static final Order RULES = new Order();

    private final History history;
    private final Inquiry inquiry;
    private final AccountsAtOnce atOnce;
    private final Commands commands;
    private final InstantSource clock;

    Verification(History history, Inquiry inquiry, AccountsAtOnce atOnce, Commands commands, InstantSource clock) {
        this.history = history;
        this.inquiry = inquiry;
        this.atOnce = atOnce;
        this.commands = commands;
        this.clock = clock;
    }

    /**
     * Asks about the attempt that paid the order, or else about every one that is not closed, until one turns out to be
     * paid; what the order believes of the answers is durable on return.
     */
    public List<AttemptAnswer> ask(OrderId order) {
        return ask(order, WAITED_FOR);
    }

    @Override
    public List<AttemptAnswer> ask(OrderId order, Duration within) {
        return switch (present(order)) {
            case Paid paid -> asking(List.of(payer(paid))).within(within);
            case Open open -> asking(notClosed(open)).untilPaid(within);
            case Closed closed -> asking(notClosed(closed)).within(within);
        };
    }

    private static Try payer(Paid paid) {
        return paid.dossier().find(paid.attempt()).orElseThrow();
    }

    private static List<Try> notClosed(Present order) {
        return order.dossier().tries().stream()
                .filter(tried -> !tried.isClosed())
                .toList();
    }

    private Round asking(List<Try> tries) {
        return atOnce.start(tries, Room.OF_THEIR_OWN, tried -> inquiry.ask(tried.attempt()));
    }

    /** Asks about the attempt that is to be paid, and closes all others at their providers. */
    List<AttemptAnswer> round(Present state, Room room) {
        var dossier = state.dossier();
        return atOnce.start(
                        dossier.unsettled(),
                        room,
                        tried -> state instanceof Open && dossier.isCurrent(tried)
                                ? inquiry.ask(tried.attempt())
                                : settle(tried, state))
                .all();
    }

    /**
     * Closes at their providers all attempts that stand in the way of another, within a time; what is not known by then
     * stays to be closed by later rounds.
     *
     * @param other which is asked about, but not closed
     */
    void clearTheWay(Present state, Optional<AttemptNo> other, Duration within) {
        atOnce.start(
                        state.dossier().unsettled(),
                        Room.OF_THEIR_OWN,
                        tried -> other.filter(tried.number()::equals).isPresent()
                                ? inquiry.ask(tried.attempt())
                                : settle(tried, state))
                .within(within);
    }

    /**
     * Closes every attempt at its provider, and only then the order.
     *
     * <p>An order that turns out to be paid stays paid; where a provider's answer is not known, the order stays open.
     *
     * @return what was learned: the order is closed when all is known and nothing paid
     */
    public List<AttemptAnswer> close(OrderId order, Reason reason) {
        var state = present(order);
        return state instanceof Open
                ? close(state, reason, settling(state, Room.OF_THEIR_OWN).within(WAITED_FOR))
                : List.of();
    }

    /** Closes an order whose time is over, when nobody waits for it. */
    List<AttemptAnswer> expire(Open state, Room room) {
        return close(state, Reason.EXPIRED, settling(state, room).all());
    }

    private Round settling(Present state, Room room) {
        return atOnce.start(state.dossier().unsettled(), room, tried -> settle(tried, state));
    }

    private List<AttemptAnswer> close(Present state, Reason reason, List<AttemptAnswer> answers) {
        if (allUnpaid(answers))
            closeHere(
                    state.dossier().current().number().order(),
                    reason,
                    state.dossier().choices().size());
        return answers;
    }

    /** Asking takes its time, in which the payer may have gone back to the attempt. */
    private AttemptAnswer settle(Try tried, Present seen) {
        return inquiry.settle(
                tried.attempt(),
                () -> mayClose(tried, seen, present(tried.number().order())));
    }

    /** Whether nobody has chosen an attempt since it was to be closed, or the order is over. */
    static boolean mayClose(Try tried, Present seen, Present now) {
        boolean unchanged =
                now.dossier().choices().size() == seen.dossier().choices().size();
        return !(now instanceof Open) || unchanged || !now.dossier().isCurrent(tried);
    }

    /**
     * Whether an order that is over need not be asked about again: it is past the moment until which an attempt could
     * still be paid. A payer who had not come yet may hold a payment page that works.
     */
    static boolean isOver(ProviderAsked asked, Instant payableUntil) {
        return allUnpaid(asked.answers()) && !asked.at().isBefore(payableUntil);
    }

    static boolean allUnpaid(List<AttemptAnswer> answers) {
        return answers.stream()
                .noneMatch(answer -> answer.finding() == Finding.PAID || answer.finding() == Finding.UNKNOWN);
    }

    /** Paid or chosen anew in the meantime, the order stays as it is; whoever asked to close it looks again. */
    private void closeHere(OrderId order, Reason reason, int choices) {
        try {
            commands.send(new CloseOrder(order, reason, choices, clock.instant()));
        } catch (Rejected meanwhile) {
            if (!meanwhile.code().equals("order-paid") && !meanwhile.code().equals("order-changed")) throw meanwhile;
        }
    }

    Present present(OrderId order) {
        return switch (history.fold(order, RULES)) {
            case Present present -> present;
            case OrderState.Absent _ -> throw Rejected.unknown("order-unknown", "there is no order " + order);
        };
    }
}

package io.counterfoil.order.verification;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.order.Attempt;
import io.counterfoil.kernel.order.AttemptAnswer;
import io.counterfoil.kernel.order.AttemptAnswer.Finding;
import io.counterfoil.kernel.order.OrderEvent.Reason;
import io.counterfoil.kernel.order.OrderId;
import io.counterfoil.order.merchant.ProviderAccounts;
import io.counterfoil.order.ordering.Order;
import io.counterfoil.order.ordering.OrderCommand.CloseOrder;
import io.counterfoil.order.ordering.OrderState;
import io.counterfoil.order.ordering.OrderState.Open;
import io.counterfoil.order.ordering.OrderState.Present;
import io.counterfoil.order.provider.Answer;
import io.counterfoil.order.provider.PaymentCloser;
import io.counterfoil.order.provider.Providers;
import io.counterfoil.platform.eventlog.Commands;
import io.counterfoil.platform.eventlog.History;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;

/** Finds out whether an order is paid, and closes one that is not. Calls providers, so never within a transaction. */
@Component
public class Verification {
    private static final Order RULES = new Order();

    private final History history;
    private final Inquiry inquiry;
    private final Providers providers;
    private final ProviderAccounts accounts;
    private final Commands commands;
    private final InstantSource clock;

    Verification(
            History history,
            Inquiry inquiry,
            Providers providers,
            ProviderAccounts accounts,
            Commands commands,
            InstantSource clock) {
        this.history = history;
        this.inquiry = inquiry;
        this.providers = providers;
        this.accounts = accounts;
        this.commands = commands;
        this.clock = clock;
    }

    /** Asks about every attempt; what the order believes of the answers is durable on return. */
    public List<AttemptAnswer> ask(OrderId order) {
        return inquiry.ask(present(order));
    }

    /**
     * Asks once more, closes every attempt at its provider, and only then the order.
     *
     * <p>An order that turns out to be paid stays paid; where a provider's answer is not known, nothing is closed.
     *
     * @return what was learned: the order is closed when all is known and nothing paid
     */
    public List<AttemptAnswer> close(OrderId order, Reason reason) {
        var state = present(order);
        var answers = inquiry.ask(state);
        if (!(state instanceof Open) || !allUnpaid(answers)) return answers;
        var closed = state.dossier().tries().stream()
                .map(OrderState.Try::attempt)
                .map(attempt -> isClosed(attempt, answers)
                        ? answer(attempt, Finding.CLOSED, "")
                        : inquiry.certain(attempt, this::closeAttempt))
                .toList();
        if (closed.stream().anyMatch(answer -> answer.finding() == Finding.PAID)) return inquiry.ask(state);
        if (allUnpaid(closed)) closeHere(order, reason, closed.size());
        return closed;
    }

    /** A provider closes by itself at expiry, and what is closed it refuses to close, as it does what is paid. */
    private static boolean isClosed(Attempt attempt, List<AttemptAnswer> answers) {
        return answers.stream()
                .anyMatch(answer -> answer.attempt().equals(attempt.number()) && answer.finding() == Finding.CLOSED);
    }

    /**
     * Whether a closed order need not be asked about again: every attempt is closed at its provider, or it is past the
     * moment until which one could still be paid. A payer who had not come yet may hold a payment page that works.
     */
    static boolean isOver(List<AttemptAnswer> answers, Instant at, Instant payableUntil) {
        boolean allClosed = answers.stream().allMatch(answer -> answer.finding() == Finding.CLOSED);
        return allClosed || (allUnpaid(answers) && !at.isBefore(payableUntil));
    }

    static boolean allUnpaid(List<AttemptAnswer> answers) {
        return answers.stream()
                .noneMatch(answer -> answer.finding() == Finding.PAID || answer.finding() == Finding.UNKNOWN);
    }

    /** Paid or tried anew in the meantime, the order stays as it is; whoever asked to close it looks again. */
    private void closeHere(OrderId order, Reason reason, int attempts) {
        try {
            commands.send(new CloseOrder(order, reason, attempts, clock.instant()));
        } catch (Rejected meanwhile) {
            if (!meanwhile.code().equals("order-paid") && !meanwhile.code().equals("order-changed")) throw meanwhile;
        }
    }

    private AttemptAnswer closeAttempt(Attempt attempt) {
        var closer = providers.get(attempt.provider()).closer();
        var account = accounts.byAlias(attempt.provider(), attempt.account());
        if (closer.isEmpty() || account.isEmpty()) return answer(attempt, Finding.UNKNOWN, "there is nobody to ask");
        return switch (closer.get().close(account.get(), attempt.number(), clock.instant())) {
            case Answer.Known<PaymentCloser.Closed>(var closed, var _, var _) -> closed(attempt, closed);
            case Answer.NotFound<PaymentCloser.Closed>() ->
                answer(attempt, Finding.NOT_FOUND, "the provider knows no such attempt");
            case Answer.Refused<PaymentCloser.Closed>(var code, var detail) ->
                answer(attempt, Finding.UNKNOWN, code + ": " + detail);
            case Answer.Unknown<PaymentCloser.Closed>(var why) -> answer(attempt, Finding.UNKNOWN, why);
        };
    }

    private static AttemptAnswer closed(Attempt attempt, PaymentCloser.Closed closed) {
        return switch (closed) {
            case CLOSED -> answer(attempt, Finding.CLOSED, "");
            case NOT_OPENED -> answer(attempt, Finding.NOT_FOUND, "the payer never came");
            case ALREADY_PAID -> answer(attempt, Finding.PAID, "the provider will not close it");
        };
    }

    private static AttemptAnswer answer(Attempt attempt, Finding finding, String detail) {
        return new AttemptAnswer(attempt.number(), finding, detail);
    }

    private Present present(OrderId order) {
        return switch (history.fold(order, RULES)) {
            case Present present -> present;
            case OrderState.Absent _ -> throw Rejected.unknown("order-unknown", "there is no order " + order);
        };
    }
}

package io.counterfoil.order.verification;

import io.counterfoil.kernel.order.Attempt;
import io.counterfoil.kernel.order.AttemptAnswer;
import io.counterfoil.kernel.order.AttemptAnswer.Finding;
import io.counterfoil.kernel.retry.Cause;
import io.counterfoil.order.claim.Claims;
import io.counterfoil.order.evidence.Message;
import io.counterfoil.order.merchant.ProviderAccounts;
import io.counterfoil.order.ordering.OrderState.Present;
import io.counterfoil.order.provider.Answer;
import io.counterfoil.order.provider.Fact;
import io.counterfoil.order.provider.ProviderAccount;
import io.counterfoil.order.provider.Providers;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Asks providers about the attempts of an order and takes what they have signed to the order. */
@Component
class Inquiry {
    private final Providers providers;
    private final ProviderAccounts accounts;
    private final Claims claims;
    private final InstantSource clock;

    Inquiry(Providers providers, ProviderAccounts accounts, Claims claims, InstantSource clock) {
        this.providers = providers;
        this.accounts = accounts;
        this.claims = claims;
        this.clock = clock;
    }

    /** Asks about every attempt, and calls providers for it: never from within a transaction. */
    List<AttemptAnswer> ask(Present order) {
        return order.dossier().tries().stream()
                .map(tried -> certain(tried.attempt(), this::ask))
                .toList();
    }

    /** What goes wrong with one attempt is not known of that attempt, and hides no other one. */
    AttemptAnswer certain(Attempt attempt, Function<Attempt, AttemptAnswer> call) {
        try {
            return call.apply(attempt);
        } catch (RuntimeException e) {
            return answer(attempt, Finding.UNKNOWN, Cause.of(e));
        }
    }

    private AttemptAnswer ask(Attempt attempt) {
        var query = providers.get(attempt.provider()).query();
        var account = accounts.byAlias(attempt.provider(), attempt.account());
        if (query.isEmpty() || account.isEmpty()) return answer(attempt, Finding.UNKNOWN, "there is nobody to ask");
        return switch (query.get().query(account.get(), attempt.number(), clock.instant())) {
            case Answer.Known<Fact>(var fact, var content, var evidence) ->
                heard(account.get(), attempt, fact, new Message("query", content, evidence));
            case Answer.NotFound<Fact>() -> answer(attempt, Finding.NOT_FOUND, "the provider knows no such attempt");
            case Answer.Refused<Fact>(var code, var detail) -> answer(attempt, Finding.UNKNOWN, code + ": " + detail);
            case Answer.Unknown<Fact>(var why) -> answer(attempt, Finding.UNKNOWN, why);
        };
    }

    private AttemptAnswer heard(ProviderAccount account, Attempt attempt, Fact fact, Message message) {
        return switch (fact) {
            case Fact.Paid paid ->
                claims.hear(account, paid, message)
                        ? answer(attempt, Finding.PAID, paid.transaction())
                        : answer(attempt, Finding.UNKNOWN, "paid, but not as ordered: see the refused claims");
            case Fact.Unpaid _ -> answer(attempt, Finding.UNPAID, "");
            case Fact.ClosedUnpaid _ -> answer(attempt, Finding.CLOSED, "");
            case Fact.Refunded _ -> answer(attempt, Finding.UNKNOWN, "refunded, though nobody here asked for it");
        };
    }

    private static AttemptAnswer answer(Attempt attempt, Finding finding, String detail) {
        return new AttemptAnswer(attempt.number(), finding, detail);
    }
}

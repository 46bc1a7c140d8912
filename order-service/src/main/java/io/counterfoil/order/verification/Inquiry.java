package io.counterfoil.order.verification;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.order.Attempt;
import io.counterfoil.kernel.order.AttemptAnswer;
import io.counterfoil.kernel.order.AttemptAnswer.Finding;
import io.counterfoil.kernel.retry.Cause;
import io.counterfoil.order.claim.Claims;
import io.counterfoil.order.evidence.Message;
import io.counterfoil.order.merchant.ProviderAccounts;
import io.counterfoil.order.provider.Answer;
import io.counterfoil.order.provider.Fact;
import io.counterfoil.order.provider.PaymentCloser;
import io.counterfoil.order.provider.ProviderAccount;
import io.counterfoil.order.provider.Providers;
import java.io.ByteArrayOutputStream;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks a provider about one attempt, or to close it, and takes what it has signed to the order. */
@Component
class Inquiry {
    private static final Logger LOG = LoggerFactory.getLogger(Inquiry.class);

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

    /** Asks whether it is paid, and calls the provider for it: never from within a transaction. */
    AttemptAnswer ask(Attempt attempt) {
        return certain(
                attempt,
                account -> providers
                        .get(attempt.provider())
                        .query()
                        .map(query -> query.query(account, attempt.number(), clock.instant()))
                        .map(said -> answer(
                                attempt,
                                said,
                                (fact, content, evidence) ->
                                        heard(account, attempt, fact, new Message("query", content, evidence))))
                        .orElseGet(() -> unknown(attempt, "there is nobody to ask")));
    }

    /**
     * Asks whether it is paid and, where it is not and may be closed once that is known, has it closed.
     *
     * <p>What the provider will not close is paid, or was closed by itself meanwhile: it is asked once more.
     */
    AttemptAnswer settle(Attempt attempt, BooleanSupplier mayClose) {
        var asked = ask(attempt);
        boolean waits = asked.finding() == Finding.UNPAID || asked.finding() == Finding.NOT_FOUND;
        if (!waits) return asked;
        var closed = certain(attempt, account -> mayClose.getAsBoolean() ? close(account, attempt) : asked);
        if (closed.finding() != Finding.PAID) return closed;
        var again = ask(attempt);
        return again.finding() == Finding.UNPAID ? unknown(attempt, closed.detail()) : again;
    }

    private AttemptAnswer close(ProviderAccount account, Attempt attempt) {
        return providers
                .get(attempt.provider())
                .closer()
                .map(closer -> closer.close(account, attempt.number(), clock.instant()))
                .map(said -> answer(
                        attempt,
                        said,
                        (closed, content, evidence) -> closed(
                                account, attempt, closed, new Message("close", named(attempt, content), evidence))))
                .orElseGet(() -> unknown(attempt, "there is nobody to ask"));
    }

    /** What goes wrong with one attempt is not known of that attempt, and hides no other one. */
    private AttemptAnswer certain(Attempt attempt, Function<ProviderAccount, AttemptAnswer> call) {
        try {
            return accounts.byAlias(attempt.provider(), attempt.account())
                    .map(call)
                    .orElseGet(() -> unknown(attempt, "there is nobody to ask"));
        } catch (RuntimeException e) {
            LOG.warn("cannot ask about {}: {}", attempt.number(), Cause.of(e));
            return unknown(attempt, "the provider could not be asked");
        }
    }

    private interface Known<T> {
        AttemptAnswer comesTo(T value, byte[] content, byte[] evidence);
    }

    /** What is refused is not known: it may have been paid all the same. */
    private static <T> AttemptAnswer answer(Attempt attempt, Answer<T> said, Known<T> known) {
        return switch (said) {
            case Answer.Known<T>(var value, var content, var evidence) -> known.comesTo(value, content, evidence);
            case Answer.NotFound<T>() -> answer(attempt, Finding.NOT_FOUND, "the provider knows no such attempt");
            case Answer.Refused<T>(var code, var detail) -> unknown(attempt, code + ": " + detail);
            case Answer.Unknown<T>(var why) -> unknown(attempt, why);
        };
    }

    private AttemptAnswer heard(ProviderAccount account, Attempt attempt, Fact fact, Message message) {
        return switch (fact) {
            case Fact.Paid paid ->
                claims.hear(account, paid, message)
                        ? answer(attempt, Finding.PAID, paid.transaction())
                        : unknown(attempt, "paid, but not as ordered: see the refused claims");
            case Fact.Unpaid _ -> answer(attempt, Finding.UNPAID, "");
            case Fact.ClosedUnpaid _ -> closed(account, attempt, message);
            case Fact.Refunded refunded -> refunded(account, attempt, refunded, message);
        };
    }

    /** It was paid, and how much of that is still here is not said: neither goods nor the order's end follow from it. */
    private AttemptAnswer refunded(ProviderAccount account, Attempt attempt, Fact.Refunded refunded, Message message) {
        var why = new Rejected("refund-unasked", "nobody here asked for this refund");
        claims.refuse(account, refunded.reference(), message, why);
        return unknown(attempt, "refunded, though nobody here asked for it: see the refused claims");
    }

    private AttemptAnswer closed(
            ProviderAccount account, Attempt attempt, PaymentCloser.Closed closed, Message message) {
        return switch (closed) {
            case CLOSED -> closed(account, attempt, message);
            case NOT_OPENED -> answer(attempt, Finding.NOT_FOUND, "the payer never came");
            case ALREADY_PAID -> answer(attempt, Finding.PAID, "the provider will not close it");
        };
    }

    /** What a provider signs when it has closed something need not say what, and is the same for all. */
    private static byte[] named(Attempt attempt, byte[] signed) {
        var content = new ByteArrayOutputStream();
        content.writeBytes((attempt.number() + "\n").getBytes(UTF_8));
        content.writeBytes(signed);
        return content.toByteArray();
    }

    private AttemptAnswer closed(ProviderAccount account, Attempt attempt, Message message) {
        return claims.hearClosed(account, attempt.number().value(), message)
                ? answer(attempt, Finding.CLOSED, "")
                : unknown(attempt, "closed, but not as ordered: see the refused claims");
    }

    private static AttemptAnswer unknown(Attempt attempt, String why) {
        return answer(attempt, Finding.UNKNOWN, why);
    }

    private static AttemptAnswer answer(Attempt attempt, Finding finding, String detail) {
        return new AttemptAnswer(attempt.number(), finding, detail);
    }
}

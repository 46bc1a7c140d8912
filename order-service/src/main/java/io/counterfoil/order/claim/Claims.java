package io.counterfoil.order.claim;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.order.AttemptNo;
import io.counterfoil.kernel.order.ClaimEvent.ClaimRefused;
import io.counterfoil.kernel.order.ClaimId;
import io.counterfoil.kernel.order.OrderId;
import io.counterfoil.kernel.order.Receipt;
import io.counterfoil.kernel.personal.Encrypted;
import io.counterfoil.kernel.text.Characters;
import io.counterfoil.order.claim.views.RefusedClaims;
import io.counterfoil.order.evidence.Evidence;
import io.counterfoil.order.evidence.Message;
import io.counterfoil.order.ordering.Order;
import io.counterfoil.order.ordering.OrderCommand;
import io.counterfoil.order.ordering.OrderCommand.RecordAttemptClosed;
import io.counterfoil.order.ordering.OrderCommand.RecordPayment;
import io.counterfoil.order.ordering.OrderState.Present;
import io.counterfoil.order.provider.Fact.Paid;
import io.counterfoil.order.provider.ProviderAccount;
import io.counterfoil.platform.eventlog.Commands;
import io.counterfoil.platform.eventlog.History;
import io.counterfoil.platform.personal.KeyRing;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;

/** Takes what a provider has signed to the order it is about, and keeps what that order does not believe. */
@Component
public class Claims {
    /**
     * Of one account, in 24 hours. No provider comes near it: only who signs for themselves does, and may not fill the log
     * or the list that an auditor reads.
     */
    static final int REFUSED_A_DAY_MAX = 10_000;

    private static final Duration DAY = Duration.ofHours(24);
    private static final Order RULES = new Order();

    private final Commands commands;
    private final History history;
    private final Evidence evidence;
    private final RefusedClaims refused;
    private final KeyRing keys;
    private final InstantSource clock;

    Claims(
            Commands commands,
            History history,
            Evidence evidence,
            RefusedClaims refused,
            KeyRing keys,
            InstantSource clock) {
        this.commands = commands;
        this.history = history;
        this.evidence = evidence;
        this.refused = refused;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Returns whether the order believes it; either way it is durable by then.
     *
     * @throws Rejected to come again, where it does not and there are too many like it
     */
    public boolean hear(ProviderAccount account, Paid paid, Message message) {
        return hear(
                kept(account, paid.reference(), message),
                (attempt, kept) -> new RecordPayment(attempt.order(), attempt, receipt(paid, kept), clock.instant()));
    }

    /** Returns whether the order believes that the attempt can no longer be paid; either way it is durable by then. */
    public boolean hearClosed(ProviderAccount account, String reference, Message message) {
        return hear(
                kept(account, reference, message),
                (attempt, kept) -> new RecordAttemptClosed(
                        attempt.order(),
                        attempt,
                        account.provider(),
                        account.alias(),
                        kept.evidence(),
                        clock.instant()));
    }

    private boolean hear(Kept kept, BiFunction<AttemptNo, Kept, OrderCommand> command) {
        try {
            var attempt = kept.attempt()
                    .orElseThrow(() -> Rejected.unknown("order-unknown", kept.reference() + " is no number of ours"));
            commands.send(command.apply(attempt, kept));
            return true;
        } catch (Rejected why) {
            requireRoom(kept.account());
            refuse(kept, why);
            return false;
        }
    }

    /** Keeps a validly signed message from which nothing follows. */
    public void keep(ProviderAccount account, Optional<String> reference, Message message) {
        kept(account, reference.orElse(""), message);
    }

    /**
     * Refuses a validly signed message that no order believes.
     *
     * @throws Rejected to come again, where there are too many of them
     */
    public void refuse(ProviderAccount account, String reference, Message message, Rejected why) {
        requireRoom(account);
        refuse(kept(account, reference, message), why);
    }

    /** The list may be a moment behind: a few more do no harm. */
    private void requireRoom(ProviderAccount account) {
        if (refused.count(account.alias(), clock.instant().minus(DAY), REFUSED_A_DAY_MAX) < REFUSED_A_DAY_MAX) return;
        throw Rejected.again("refused-claims-too-many", "the account has had too many messages refused");
    }

    private void refuse(Kept kept, Rejected why) {
        var account = kept.account();
        var claim = ClaimId.derive(
                account.provider(),
                account.alias(),
                Evidence.sha256(kept.message().content()));
        var refusal = new ClaimRefused(
                claim,
                account.merchant(),
                account.provider(),
                account.alias(),
                Characters.printable(kept.reference()),
                kept.attempt().map(AttemptNo::order).orElse(null),
                why.code(),
                Characters.printable(String.valueOf(why.getMessage())),
                kept.evidence(),
                clock.instant());
        commands.send(new RefuseClaim(claim, refusal));
    }

    /**
     * A message that is kept as evidence.
     *
     * @param attempt which the reference names, where it is a number of ours
     * @param payer of the order, where the account's merchant has one
     * @param evidence the message's id
     */
    private record Kept(
            ProviderAccount account,
            String reference,
            Message message,
            Optional<AttemptNo> attempt,
            Optional<Encrypted> payer,
            String evidence) {}

    private Kept kept(ProviderAccount account, String reference, Message message) {
        var attempt = attempt(reference);
        var payer = attempt.flatMap(number -> payer(account, number.order()));
        return new Kept(account, reference, message, attempt, payer, evidence.keep(account, message, payer));
    }

    private static Optional<AttemptNo> attempt(String reference) {
        try {
            return Optional.of(new AttemptNo(reference));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private Optional<Encrypted> payer(ProviderAccount account, OrderId order) {
        return history.fold(order, RULES) instanceof Present present
                        && present.dossier().content().merchant().equals(account.merchant())
                ? Optional.of(present.dossier().content().buyer().payer())
                : Optional.empty();
    }

    private Receipt receipt(Paid paid, Kept kept) {
        var account = kept.account();
        var buyer = kept.payer().flatMap(sibling -> paid.buyer().flatMap(text -> keys.encryptLike(sibling, text)));
        return new Receipt(
                account.provider(),
                account.alias(),
                paid.transaction(),
                paid.amount(),
                paid.paidAt(),
                buyer.orElse(null),
                kept.evidence());
    }
}

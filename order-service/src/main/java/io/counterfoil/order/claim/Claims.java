package io.counterfoil.order.claim;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.order.AttemptNo;
import io.counterfoil.kernel.order.ClaimEvent.ClaimRefused;
import io.counterfoil.kernel.order.ClaimId;
import io.counterfoil.kernel.order.OrderId;
import io.counterfoil.kernel.order.Receipt;
import io.counterfoil.kernel.personal.Encrypted;
import io.counterfoil.kernel.text.Characters;
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
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;

/** Takes what a provider has signed to the order it is about, and keeps what that order does not believe. */
@Component
public class Claims {
    private static final Order RULES = new Order();

    private final Commands commands;
    private final History history;
    private final Evidence evidence;
    private final KeyRing keys;
    private final InstantSource clock;

    Claims(Commands commands, History history, Evidence evidence, KeyRing keys, InstantSource clock) {
        this.commands = commands;
        this.history = history;
        this.evidence = evidence;
        this.keys = keys;
        this.clock = clock;
    }

    /** Returns whether the order believes it; either way it is durable by then. */
    public boolean hear(ProviderAccount account, Paid paid, Message message) {
        var payer = attempt(paid.reference()).flatMap(number -> payer(account, number.order()));
        return hear(account, paid.reference(), message, (attempt, kept) -> {
            var receipt = receipt(account, paid, payer, kept);
            return new RecordPayment(attempt.order(), attempt, receipt, clock.instant());
        });
    }

    /** Returns whether the order believes that the attempt can no longer be paid; either way it is durable by then. */
    public boolean hearClosed(ProviderAccount account, String reference, Message message) {
        return hear(
                account,
                reference,
                message,
                (attempt, kept) -> new RecordAttemptClosed(
                        attempt.order(), attempt, account.provider(), account.alias(), kept, clock.instant()));
    }

    private boolean hear(
            ProviderAccount account,
            String reference,
            Message message,
            BiFunction<AttemptNo, String, OrderCommand> command) {
        var attempt = attempt(reference);
        var payer = attempt.flatMap(number -> payer(account, number.order()));
        var kept = evidence.keep(account, message, payer);
        try {
            if (attempt.isEmpty()) throw Rejected.unknown("order-unknown", reference + " is no number of ours");
            commands.send(command.apply(attempt.get(), kept));
            return true;
        } catch (Rejected refused) {
            refuse(account, reference, message, refused, kept);
            return false;
        }
    }

    /** Keeps a validly signed message from which nothing follows. */
    public void keep(ProviderAccount account, Optional<String> reference, Message message) {
        evidence.keep(
                account, message, reference.flatMap(Claims::attempt).flatMap(number -> payer(account, number.order())));
    }

    /** Refuses a validly signed message that no order believes. */
    public void refuse(ProviderAccount account, String reference, Message message, Rejected why) {
        var payer = attempt(reference).flatMap(number -> payer(account, number.order()));
        refuse(account, reference, message, why, evidence.keep(account, message, payer));
    }

    private void refuse(ProviderAccount account, String reference, Message message, Rejected why, String kept) {
        var attempt = attempt(reference);
        var claim = ClaimId.derive(account.provider(), account.alias(), Evidence.sha256(message.content()));
        var refusal = new ClaimRefused(
                claim,
                account.merchant(),
                account.provider(),
                account.alias(),
                Characters.printable(reference),
                attempt.map(AttemptNo::order).orElse(null),
                why.code(),
                Characters.printable(String.valueOf(why.getMessage())),
                kept,
                clock.instant());
        commands.send(new RefuseClaim(claim, refusal));
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

    private Receipt receipt(ProviderAccount account, Paid paid, Optional<Encrypted> payer, String kept) {
        var buyer = payer.flatMap(sibling -> paid.buyer().flatMap(text -> keys.encryptLike(sibling, text)));
        return new Receipt(
                account.provider(),
                account.alias(),
                paid.transaction(),
                paid.amount(),
                paid.paidAt(),
                buyer.orElse(null),
                kept);
    }
}

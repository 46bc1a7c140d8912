package io.counterfoil.order.ordering;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.order.Attempt;
import io.counterfoil.kernel.order.AttemptNo;
import io.counterfoil.kernel.order.OrderEvent;
import io.counterfoil.kernel.order.OrderEvent.AttemptChosen;
import io.counterfoil.kernel.order.OrderEvent.AttemptStarted;
import io.counterfoil.order.ordering.OrderCommand.PlaceOrder;
import io.counterfoil.order.ordering.OrderCommand.StartAttempt;
import io.counterfoil.order.ordering.OrderState.Closed;
import io.counterfoil.order.ordering.OrderState.Open;
import io.counterfoil.order.ordering.OrderState.Paid;
import io.counterfoil.order.ordering.OrderState.Present;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which attempt of an order is to be paid: each way to pay has one, until it is refused or closed. */
final class Choosing {
    /** How many attempts to pay an order may see. */
    static final int ATTEMPTS_MAX = 9;

    /** How often somebody may choose among them. */
    static final int CHOICES_MAX = 50;

    static AttemptStarted first(PlaceOrder command) {
        var number = AttemptNo.of(command.order(), 1);
        var at = command.content().placedAt();
        return new AttemptStarted(
                command.order(), attempt(number, command.way()), command.way().payer(), null, at);
    }

    /** An order whose attempt its provider has closed gets the next one when it is asked for again, while it may. */
    static List<OrderEvent> again(PlaceOrder command, Present state) {
        var dossier = state.dossier();
        var now = command.content().placedAt();
        boolean may = state instanceof Open
                && dossier.current().isClosed()
                && dossier.content().expiresAt().isAfter(now)
                && dossier.tries().size() < ATTEMPTS_MAX
                && dossier.choices().size() < CHOICES_MAX;
        if (!may) return List.of();
        var last = dossier.current();
        var way = new Way(last.attempt().provider(), last.attempt().account(), last.payer());
        return List.of(started(
                new StartAttempt(command.order(), way, null, dossier.choices().size(), now), dossier));
    }

    static List<OrderEvent> decide(StartAttempt command, Present state) {
        boolean repeated = isRepeated(command, state.dossier());
        requireOpen(state);
        if (repeated) return List.of();
        var there = there(command.way(), state.dossier());
        boolean current = there.filter(state.dossier()::isCurrent).isPresent();
        if (current && command.key() == null) return List.of();
        if (!current) {
            requireTime(command, state.dossier());
            requireUnchanged(command, state.dossier());
        }
        requireRoom(state.dossier().choices(), CHOICES_MAX, "choices-exhausted");
        return List.of(there.isPresent() ? chosen(command, there.get()) : started(command, state.dossier()));
    }

    /** @throws Rejected where the key was the name of another request */
    private static boolean isRepeated(StartAttempt command, Dossier dossier) {
        if (command.key() == null) return false;
        var first = dossier.choices().stream()
                .filter(choice -> command.key().equals(choice.key()))
                .findFirst();
        first.ifPresent(choice -> {
            var is = command.way().payer();
            var was = choice.payer();
            same("/provider", choice.provider(), command.way().provider());
            same("/payerAddress", was == null ? null : was.address(), is == null ? null : is.address());
            same("/openid", was == null ? null : was.openid(), is == null ? null : is.openid());
        });
        return first.isPresent();
    }

    private static void same(String pointer, @Nullable Object was, @Nullable Object is) {
        if (!Objects.equals(was, is)) {
            throw Rejected.differs(
                    "idempotency-key-reused", "The key was used to ask for another way to pay.", pointer);
        }
    }

    static void requireOpen(Present state) {
        switch (state) {
            case Open _ -> {}
            case Paid _ -> throw new Rejected("order-paid", "the order is paid");
            case Closed _ -> throw new Rejected("order-closed", "the order is closed");
        }
    }

    /** What was prepared for a payer at one address is of no use at another. */
    private static Optional<Try> there(Way way, Dossier dossier) {
        return dossier.tries().reversed().stream()
                .filter(Try::isOpen)
                .filter(tried -> tried.attempt().provider().equals(way.provider())
                        && tried.attempt().account().equals(way.account())
                        && Objects.equals(tried.payer(), way.payer()))
                .findFirst();
    }

    private static void requireTime(StartAttempt command, Dossier dossier) {
        var expiresAt = dossier.content().expiresAt();
        if (!expiresAt.isAfter(command.now())) {
            throw new Rejected("order-expired", "the order could be paid until " + expiresAt);
        }
    }

    /** Only what was there when the other attempts were closed may be left behind. */
    private static void requireUnchanged(StartAttempt command, Dossier dossier) {
        if (command.choices() != dossier.choices().size()) {
            throw new Rejected("order-changed", "another way to pay was chosen meanwhile");
        }
    }

    private static void requireRoom(List<?> list, int most, String code) {
        if (list.size() >= most) throw new Rejected(code, "an order sees at most " + most);
    }

    private static AttemptChosen chosen(StartAttempt command, Try tried) {
        return new AttemptChosen(
                command.order(),
                tried.attempt(),
                tried.payment() != null,
                command.way().payer(),
                command.key(),
                command.now());
    }

    private static AttemptStarted started(StartAttempt command, Dossier dossier) {
        requireRoom(dossier.tries(), ATTEMPTS_MAX, "attempts-exhausted");
        var number = AttemptNo.of(command.order(), dossier.tries().size() + 1);
        return new AttemptStarted(
                command.order(), attempt(number, command.way()), command.way().payer(), command.key(), command.now());
    }

    private static Attempt attempt(AttemptNo number, Way way) {
        return new Attempt(number, way.provider(), way.account());
    }

    private Choosing() {}
}

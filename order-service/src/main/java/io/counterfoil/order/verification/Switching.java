package io.counterfoil.order.verification;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.order.AttemptNo;
import io.counterfoil.kernel.order.OrderEvent;
import io.counterfoil.kernel.order.OrderEvent.AttemptChosen;
import io.counterfoil.kernel.order.OrderId;
import io.counterfoil.order.ordering.AnotherWay;
import io.counterfoil.order.ordering.Order;
import io.counterfoil.order.ordering.OrderCommand.StartAttempt;
import io.counterfoil.order.ordering.OrderState.Present;
import io.counterfoil.order.ordering.Ordering;
import io.counterfoil.order.ordering.TimeLeft;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Lets an order be paid in another way without being paid twice: earlier attempts are closed at their providers before
 * another is handed out. A provider that does not answer holds nobody up. Calls providers, so never within a
 * transaction.
 */
@Component
public class Switching {
    /** Of the time there is, preparing has this for itself: what is not closed by then, the verification closes later. */
    static final Duration PREPARED_WITHIN = Duration.ofMillis(1600);

    /** How often two who switch at the same moment may get in each other's way. */
    static final int TIMES_MAX = 3;

    private static final Order RULES = new Order();

    private final Ordering ordering;
    private final Verification verification;

    Switching(Ordering ordering, Verification verification) {
        this.ordering = ordering;
        this.verification = verification;
    }

    /** @throws Rejected {@code order-paid} also where an earlier attempt turns out to be paid */
    public Present choose(OrderId order, AnotherWay wish) {
        var left = TimeLeft.ofRequest();
        for (int times = 1; times < TIMES_MAX; times++) {
            try {
                return chooseOnce(order, wish, left);
            } catch (Rejected meanwhile) {
                if (!meanwhile.code().equals("order-changed")) throw meanwhile;
            }
        }
        return chooseOnce(order, wish, left);
    }

    /** Where much of the time is gone already, others are closed without anybody waiting for it. */
    private Present chooseOnce(OrderId order, AnotherWay wish, TimeLeft left) {
        var state = verification.present(order);
        var command = ordering.another(order, state.dossier(), wish);
        leavesBehind(command, state)
                .ifPresent(switched -> verification.clearTheWay(state, chosen(switched), left.before(PREPARED_WITHIN)));
        return ordering.choose(command, left);
    }

    /** What would come of it: nothing where it repeats what was chosen; refused where no provider need be asked. */
    private static Optional<OrderEvent> leavesBehind(StartAttempt command, Present state) {
        return RULES.decide(command, state).stream()
                .filter(event -> chosen(event)
                        .filter(state.dossier().current().number()::equals)
                        .isEmpty())
                .findFirst();
    }

    private static Optional<AttemptNo> chosen(OrderEvent event) {
        return event instanceof AttemptChosen chosen
                ? Optional.of(chosen.attempt().number())
                : Optional.empty();
    }
}

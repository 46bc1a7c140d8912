package io.counterfoil.order.verification;

import static io.counterfoil.order.ordering.Orders.ANOTHER;
import static io.counterfoil.order.ordering.Orders.CLOSED;
import static io.counterfoil.order.ordering.Orders.LATER;
import static io.counterfoil.order.ordering.Orders.ORDER;
import static io.counterfoil.order.ordering.Orders.PAID;
import static io.counterfoil.order.ordering.Orders.PLACED;
import static io.counterfoil.order.ordering.Orders.PREPARED;
import static io.counterfoil.order.ordering.Orders.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.kernel.order.OrderEvent;
import io.counterfoil.kernel.order.OrderEvent.AttemptChosen;
import io.counterfoil.order.ordering.Order;
import io.counterfoil.order.ordering.OrderState.Present;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoingBackWhileProvidersAreAskedTest {
    private static final Order RULES = new Order();
    private static final AttemptChosen BACK = new AttemptChosen(ORDER, STARTED.attempt(), true, null, null, LATER);
    private static final Present BEGUN = order(PLACED, STARTED, PREPARED);
    private static final Present LEFT = order(PLACED, STARTED, PREPARED, ANOTHER);

    @Test
    void saves_the_attempt_that_was_to_be_closed() {
        assertThat(mayCloseTheFirst(BEGUN, order(PLACED, STARTED, PREPARED, ANOTHER, BACK)))
                .isFalse();
        assertThat(mayCloseTheFirst(LEFT, order(PLACED, STARTED, PREPARED, ANOTHER, BACK)))
                .isFalse();
    }

    @Test
    void that_did_not_happen_changes_nothing() {
        assertThat(mayCloseTheFirst(BEGUN, BEGUN)).isTrue();
        assertThat(mayCloseTheFirst(BEGUN, LEFT)).isTrue();
        assertThat(mayCloseTheFirst(LEFT, LEFT)).isTrue();
    }

    @Test
    void saves_nothing_of_an_order_that_is_over() {
        assertThat(mayCloseTheFirst(LEFT, order(PLACED, STARTED, PREPARED, ANOTHER, BACK, CLOSED)))
                .isTrue();
        assertThat(mayCloseTheFirst(LEFT, order(PLACED, STARTED, PREPARED, ANOTHER, BACK, PAID)))
                .isTrue();
    }

    private static boolean mayCloseTheFirst(Present seen, Present now) {
        return Verification.mayClose(seen.dossier().tries().getFirst(), seen, now);
    }

    private static Present order(OrderEvent... history) {
        return (Present) RULES.replay(List.of(history));
    }
}

package io.counterfoil.order.ordering;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.order.OrderId;
import io.counterfoil.order.ordering.OrderState.Absent;
import io.counterfoil.order.ordering.OrderState.Present;
import io.counterfoil.platform.access.Caller;
import io.counterfoil.platform.eventlog.History;
import io.counterfoil.platform.eventlog.Until;
import org.springframework.stereotype.Component;

/** Finds the order that a caller may see; one that it may not see is unknown to it. */
@Component
public class OrderReader {
    private static final Order RULES = new Order();

    private final History history;

    OrderReader(History history) {
        this.history = history;
    }

    public Present read(OrderId order, Caller caller) {
        return read(order, caller, new Until.Now());
    }

    /** @throws Rejected {@code order-unknown} */
    public Present read(OrderId order, Caller caller, Until until) {
        return switch (history.fold(order, RULES, until)) {
            case Present present when sees(caller, order, present) -> present;
            case Present _, Absent _ -> throw Rejected.unknown(OrderId.class);
        };
    }

    /** The id in a URL; one of another form is unknown too. */
    public static OrderId id(String text) {
        try {
            return new OrderId(text);
        } catch (IllegalArgumentException e) {
            throw Rejected.unknown(OrderId.class);
        }
    }

    private static boolean sees(Caller caller, OrderId order, Present state) {
        return switch (caller) {
            case Caller.Operator _, Caller.Auditor _ -> true;
            case Caller.Server server ->
                server.merchant().equals(state.dossier().content().merchant());
            case Caller.Client client -> client.order().equals(order);
            case Caller.Front _, Caller.Analyst _ -> false;
        };
    }
}

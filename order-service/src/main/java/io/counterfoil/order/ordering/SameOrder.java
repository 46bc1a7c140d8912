package io.counterfoil.order.ordering;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.order.ordering.OrderCommand.PlaceOrder;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether an order that is asked for again says the same as the first time. Its price is not asked again. */
final class SameOrder {
    /** @throws Rejected naming the first field that differs */
    static void require(PlaceOrder again, Dossier first) {
        var was = first.content();
        var is = again.content();
        same("/goods", was.purchase().goods(), is.purchase().goods());
        same("/quantity", was.purchase().quantity(), is.purchase().quantity());
        same(
                "/provider",
                first.tries().getFirst().attempt().provider(),
                again.way().provider());
        same("/payer", was.buyer().payer(), is.buyer().payer());
        same("/recipient", was.buyer().recipient(), is.buyer().recipient());
        same("/attachment", was.buyer().attachment(), is.buyer().attachment());
        same("/expiresIn", was.expiresIn(), is.expiresIn());
        same("/returnUrl", was.returnUrl(), is.returnUrl());
    }

    private static void same(String pointer, @Nullable Object was, @Nullable Object is) {
        if (!Objects.equals(was, is)) {
            throw Rejected.differs("order-differs", "this order number was used before, for another order", pointer);
        }
    }

    private SameOrder() {}
}

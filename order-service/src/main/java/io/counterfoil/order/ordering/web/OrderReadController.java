package io.counterfoil.order.ordering.web;

import io.counterfoil.order.ordering.OrderReader;
import io.counterfoil.order.ordering.views.OrderList;
import io.counterfoil.order.ordering.views.OrderRow;
import io.counterfoil.platform.access.Allows;
import io.counterfoil.platform.access.Caller;
import io.counterfoil.platform.eventlog.Until;
import io.counterfoil.platform.http.Page;
import io.counterfoil.platform.http.PageRequest;
import io.counterfoil.platform.http.ReadsFrom;
import io.counterfoil.platform.personal.KeyRing;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OrderReadController {
    private final OrderReader reader;
    private final OrderBodies bodies;
    private final OrderList list;
    private final KeyRing keys;

    OrderReadController(OrderReader reader, OrderBodies bodies, OrderList list, KeyRing keys) {
        this.reader = reader;
        this.bodies = bodies;
        this.list = list;
        this.keys = keys;
    }

    @Operation(summary = "Look at an order", description = "asOf: as it was at a position of the log or at an instant.")
    @GetMapping("/v1/orders/{id}")
    @Allows({Caller.Server.class, Caller.Client.class, Caller.Operator.class, Caller.Auditor.class})
    OrderBody read(@PathVariable String id, Until asOf, Caller caller) {
        var order = OrderReader.id(id);
        return bodies.of(order, reader.read(order, caller, asOf), caller);
    }

    @Operation(
            summary = "List orders, the newest first",
            description = "A merchant's own, or everybody's. payer: the merchant's reference, to the letter.")
    @GetMapping("/v1/orders")
    @Allows({Caller.Server.class, Caller.Operator.class, Caller.Analyst.class})
    @ReadsFrom(OrderList.PROJECTION)
    Page<OrderRow> list(@ModelAttribute WantedOrders wanted, PageRequest page, Caller caller) {
        return list.page(wanted.by(caller, keys), page);
    }
}

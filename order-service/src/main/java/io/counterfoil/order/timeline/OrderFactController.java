package io.counterfoil.order.timeline;

import io.counterfoil.order.ordering.OrderReader;
import io.counterfoil.platform.access.Allows;
import io.counterfoil.platform.access.Caller;
import io.counterfoil.platform.eventlog.Facts;
import io.counterfoil.platform.eventlog.History;
import io.counterfoil.platform.eventlog.Recorded;
import io.counterfoil.platform.eventlog.Until;
import io.counterfoil.platform.http.Page;
import io.counterfoil.platform.http.PageRequest;
import io.counterfoil.platform.personal.KeyRing;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OrderFactController {
    private final OrderReader orders;
    private final History history;
    private final Facts facts;
    private final KeyRing keys;

    OrderFactController(OrderReader orders, History history, Facts facts, KeyRing keys) {
        this.orders = orders;
        this.history = history;
        this.facts = facts;
        this.keys = keys;
    }

    @Operation(
            summary = "List what happened to an order, the oldest first, as the log holds it",
            description =
                    "data: the fields as docs/events has them by name. Personal data is readable for the merchant's"
                            + " own server, and left out for everybody else and after the payer was forgotten. asOf: up to a"
                            + " position of the log or an instant.")
    @GetMapping("/v1/orders/{id}/events")
    @Allows({Caller.Server.class, Caller.Operator.class, Caller.Auditor.class})
    Page<OrderFact> list(@PathVariable String id, Until asOf, PageRequest request, Caller caller) {
        var order = OrderReader.id(id);
        orders.read(order, caller, asOf);
        var events = history.of(List.of(order.value()), asOf, request.above(), request.rows());
        return Page.of(request, events, event -> Long.toString(event.position()))
                .map(event -> OrderFact.of(event, data(event, caller)));
    }

    private Map<String, Object> data(Recorded event, Caller caller) {
        return facts.tell(
                event.event(),
                encrypted -> caller instanceof Caller.Server ? keys.decrypt(encrypted) : Optional.empty());
    }

    /**
     * An event of an order.
     *
     * @param position in the log, from 1
     * @param sequence in the order's own stream, from 0
     * @param name with its revision: {@code order.paid/1}
     */
    record OrderFact(
            long position, long sequence, String name, String id, Instant recordedAt, Map<String, Object> data) {
        static OrderFact of(Recorded event, Map<String, Object> data) {
            return new OrderFact(
                    event.position(), event.sequence(), event.name(), event.id(), event.recordedAt(), data);
        }
    }
}

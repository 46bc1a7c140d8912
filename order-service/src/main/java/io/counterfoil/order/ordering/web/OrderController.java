package io.counterfoil.order.ordering.web;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.kernel.order.OrderId;
import io.counterfoil.order.ordering.OrderReader;
import io.counterfoil.order.ordering.OrderState.Present;
import io.counterfoil.order.ordering.Ordering;
import io.counterfoil.order.ordering.Wish;
import io.counterfoil.order.ordering.views.OrderList;
import io.counterfoil.order.ordering.views.OrderRow;
import io.counterfoil.platform.access.Allows;
import io.counterfoil.platform.access.Caller;
import io.counterfoil.platform.access.ClientTokens;
import io.counterfoil.platform.http.Page;
import io.counterfoil.platform.http.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OrderController {
    private final Ordering ordering;
    private final OrderReader reader;
    private final OrderBodies bodies;
    private final OrderList list;
    private final ClientTokens tokens;

    OrderController(Ordering ordering, OrderReader reader, OrderBodies bodies, OrderList list, ClientTokens tokens) {
        this.ordering = ordering;
        this.reader = reader;
        this.bodies = bodies;
        this.list = list;
        this.tokens = tokens;
    }

    @Operation(
            summary = "Place an order",
            description =
                    "Asked for again with the same orderNo and content, it is the same order and the same answer.")
    @PostMapping("/v1/orders")
    @ResponseStatus(HttpStatus.CREATED)
    @Allows({Caller.Server.class, Caller.Front.class})
    OrderBody place(@RequestBody OrderRequest request, Caller caller, HttpServletRequest http) {
        var merchant = merchant(caller);
        var wish = caller instanceof Caller.Front ? request.checkFrom(http.getRemoteAddr()) : request.check();
        var placed = place(merchant, wish, caller);
        var order = OrderId.derive(merchant, placed.dossier().content().orderNo());
        return bodies.of(order, placed, caller, tokens.issue(order));
    }

    @Operation(summary = "Look at an order", description = "asOf: as it was at a position of the log or at an instant.")
    @GetMapping("/v1/orders/{id}")
    @Allows({Caller.Server.class, Caller.Client.class, Caller.Operator.class, Caller.Auditor.class})
    OrderBody read(@PathVariable String id, @RequestParam Optional<String> asOf, Caller caller) {
        var order = OrderReader.id(id);
        return bodies.of(order, reader.read(order, caller, AsOf.parse(asOf)), caller);
    }

    @Operation(summary = "List orders, the newest first")
    @GetMapping("/v1/orders")
    @Allows({Caller.Server.class, Caller.Operator.class, Caller.Analyst.class})
    Page<OrderRow> list(
            @RequestParam Optional<String> state,
            @RequestParam Optional<String> orderNo,
            PageRequest page,
            Caller caller) {
        var merchant =
                caller instanceof Caller.Server server ? Optional.of(server.merchant()) : Optional.<MerchantId>empty();
        return list.page(new OrderList.Filter(merchant, state, orderNo), page);
    }

    /** A front end's key is in every browser: it may not find out, field by field, what somebody else has ordered. */
    private Present place(MerchantId merchant, Wish wish, Caller caller) {
        try {
            return ordering.place(merchant, wish);
        } catch (Rejected refused) {
            boolean tells = caller instanceof Caller.Front && refused.code().equals("order-differs");
            throw tells ? Rejected.differs(refused.code(), String.valueOf(refused.getMessage()), "/orderNo") : refused;
        }
    }

    private static MerchantId merchant(Caller caller) {
        return switch (caller) {
            case Caller.Server server -> server.merchant();
            case Caller.Front front -> front.merchant();
            default -> throw new IllegalStateException("@Allows lets no other caller in");
        };
    }
}

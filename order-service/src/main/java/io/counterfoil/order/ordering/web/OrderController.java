package io.counterfoil.order.ordering.web;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.kernel.order.OrderId;
import io.counterfoil.order.ordering.OrderState.Present;
import io.counterfoil.order.ordering.Ordering;
import io.counterfoil.order.ordering.Wish;
import io.counterfoil.platform.access.Allows;
import io.counterfoil.platform.access.Caller;
import io.counterfoil.platform.access.ClientTokens;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What may be done to orders; what may be asked about them is {@link OrderReadController}'s. */
@RestController
class OrderController {
    private final Ordering ordering;
    private final OrderBodies bodies;
    private final ClientTokens tokens;

    OrderController(Ordering ordering, OrderBodies bodies, ClientTokens tokens) {
        this.ordering = ordering;
        this.bodies = bodies;
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
        var people = caller instanceof Caller.Server ? People.of(wish) : People.UNTOLD;
        return bodies.of(order, placed, people, tokens.issue(order));
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

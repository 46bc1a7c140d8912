package io.counterfoil.order.verification.web;

import io.counterfoil.order.ordering.OrderReader;
import io.counterfoil.order.ordering.web.OrderBodies;
import io.counterfoil.order.ordering.web.OrderBody;
import io.counterfoil.order.verification.Switching;
import io.counterfoil.platform.access.Allows;
import io.counterfoil.platform.access.Caller;
import io.counterfoil.platform.http.IdempotencyKey;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SwitchingController {
    private final Switching switching;
    private final OrderReader reader;
    private final OrderBodies bodies;

    SwitchingController(Switching switching, OrderReader reader, OrderBodies bodies) {
        this.switching = switching;
        this.reader = reader;
        this.bodies = bodies;
    }

    @Operation(
            summary = "Let an order be paid in another way",
            description =
                    "Earlier attempts are closed at their providers first; 409 order-paid where one turns out to be"
                            + " paid. A way that there is a payable attempt for is that attempt, any other a new one under a new"
                            + " number. With an Idempotency-Key, a repeated request starts nothing more.")
    @PostMapping("/v1/orders/{id}/attempts")
    @ResponseStatus(HttpStatus.CREATED)
    @Allows({Caller.Server.class, Caller.Operator.class})
    OrderBody tryAnother(
            @PathVariable String id, @RequestBody AttemptRequest request, IdempotencyKey key, Caller caller) {
        var order = OrderReader.id(id);
        reader.read(order, caller);
        return bodies.of(order, switching.choose(order, request.check(key)), caller);
    }
}

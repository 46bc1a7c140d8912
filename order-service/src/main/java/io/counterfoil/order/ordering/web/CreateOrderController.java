package io.counterfoil.order.ordering.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.counterfoil.platform.access.Allows;
import io.counterfoil.platform.access.Caller;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /v1/orders} for those who come from the older style: the verb in the path, names with underscores. */
@RestController
class CreateOrderController {
    private final OrderController orders;

    CreateOrderController(OrderController orders) {
        this.orders = orders;
    }

    @Operation(
            summary = "Place an order (older style)",
            description = "The same as POST /v1/orders, and the same answer.")
    @PostMapping("/v1/create_order")
    @ResponseStatus(HttpStatus.CREATED)
    @Allows({Caller.Server.class, Caller.Front.class})
    OrderBody create(@RequestBody OlderRequest request, Caller caller, HttpServletRequest http) {
        return orders.place(request.modern(), caller, http);
    }

    record OlderRequest(
            @JsonProperty("order_no") String orderNo,
            @JsonProperty("goods_id") String goods,
            Optional<Integer> quantity,
            String provider,
            String payer,
            Optional<String> recipient,
            Optional<String> attachment,
            @JsonProperty("expires_in") Optional<String> expiresIn,
            @JsonProperty("return_url") Optional<String> returnUrl,
            @JsonProperty("payer_address") Optional<String> payerAddress,
            Optional<String> openid) {
        OrderRequest modern() {
            return new OrderRequest(
                    orderNo,
                    goods,
                    quantity,
                    provider,
                    payer,
                    recipient,
                    attachment,
                    expiresIn,
                    returnUrl,
                    payerAddress,
                    openid);
        }

        /** Says nothing about people. */
        @Override
        public String toString() {
            return "order " + orderNo + " by " + provider;
        }
    }
}

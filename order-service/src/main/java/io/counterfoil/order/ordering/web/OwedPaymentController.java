package io.counterfoil.order.ordering.web;

import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.order.ordering.views.OrderList;
import io.counterfoil.order.ordering.views.OwedPayment;
import io.counterfoil.order.ordering.views.OwedPayments;
import io.counterfoil.platform.access.Allows;
import io.counterfoil.platform.access.Caller;
import io.counterfoil.platform.http.Page;
import io.counterfoil.platform.http.PageRequest;
import io.counterfoil.platform.http.ReadsFrom;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OwedPaymentController {
    private final OwedPayments owed;

    OwedPaymentController(OwedPayments owed) {
        this.owed = owed;
    }

    @Operation(
            summary = "List payments that came too late or twice, the newest first",
            description = "They are the payers' money. status open: nothing was given back.")
    @GetMapping("/v1/owed-payments")
    @ReadsFrom(OrderList.PROJECTION)
    @Allows({Caller.Server.class, Caller.Operator.class})
    Page<OwedPayment> list(PageRequest page, Caller caller) {
        var merchant =
                caller instanceof Caller.Server server ? Optional.of(server.merchant()) : Optional.<MerchantId>empty();
        return owed.page(merchant, page);
    }
}

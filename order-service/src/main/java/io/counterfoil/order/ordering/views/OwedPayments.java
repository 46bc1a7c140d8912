package io.counterfoil.order.ordering.views;

import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.platform.http.Page;
import io.counterfoil.platform.http.PageRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What is owed to payers, the newest first. */
@Component
public class OwedPayments {
    private final OwedPaymentTable table;

    OwedPayments(OwedPaymentTable table) {
        this.table = table;
    }

    /** @param merchant whose orders; everybody's where empty */
    public Page<OwedPayment> page(Optional<MerchantId> merchant, PageRequest page) {
        return Page.of(page, table.page(merchant, page), owed -> Long.toString(owed.position()));
    }
}

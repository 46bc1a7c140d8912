package io.counterfoil.order.merchant.views;

import io.counterfoil.platform.http.Page;
import io.counterfoil.platform.http.PageRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** All merchants, the newest first. */
@Component
public class MerchantList {
    public static final String PROJECTION = "merchant-list";

    private final MerchantListTable table;

    MerchantList(MerchantListTable table) {
        this.table = table;
    }

    /** @param enabled whether their keys are taken; does not matter where absent */
    public Page<MerchantRow> page(Optional<Boolean> enabled, PageRequest request) {
        var rows = table.before(request.before(), enabled, request.rows());
        return Page.of(request, rows, row -> Long.toString(row.position()));
    }
}

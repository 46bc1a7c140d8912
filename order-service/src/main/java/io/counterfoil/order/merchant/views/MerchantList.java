package io.counterfoil.order.merchant.views;

import io.counterfoil.platform.http.Page;
import io.counterfoil.platform.http.PageRequest;
import io.counterfoil.platform.http.ReadPositions;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;

/** All merchants, the newest first. */
@Component
public class MerchantList {
    static final String PROJECTION = "merchant-list";

    private final MerchantListTable table;
    private final ReadPositions positions;

    MerchantList(MerchantListTable table, ReadPositions positions) {
        this.table = table;
        this.positions = positions;
    }

    public Page<MerchantRow> page(PageRequest request, HttpServletResponse response) {
        positions.reflect(PROJECTION, response);
        var rows = table.before(request.before(), request.rows());
        return Page.of(request, rows, row -> Long.toString(row.position()));
    }
}

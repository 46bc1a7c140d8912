package io.counterfoil.order.goods.views;

import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.platform.http.Page;
import io.counterfoil.platform.http.PageRequest;
import io.counterfoil.platform.http.ReadPositions;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Goods, the newest first. */
@Component
public class GoodsList {
    static final String PROJECTION = "goods-list";

    private final GoodsListTable table;
    private final ReadPositions positions;

    GoodsList(GoodsListTable table, ReadPositions positions) {
        this.table = table;
        this.positions = positions;
    }

    /** @param merchant whose goods; everybody's where empty */
    public Page<GoodsRow> page(Optional<MerchantId> merchant, PageRequest request, HttpServletResponse response) {
        positions.reflect(PROJECTION, response);
        var rows = table.before(merchant, request.before(), request.rows());
        return Page.of(request, rows, row -> Long.toString(row.position()));
    }
}

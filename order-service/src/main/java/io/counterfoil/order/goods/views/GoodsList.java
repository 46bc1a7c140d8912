package io.counterfoil.order.goods.views;

import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.platform.http.Page;
import io.counterfoil.platform.http.PageRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Goods, the newest first. */
@Component
public class GoodsList {
    public static final String PROJECTION = "goods-list";

    private final GoodsListTable table;

    GoodsList(GoodsListTable table) {
        this.table = table;
    }

    public Page<GoodsRow> page(Filter filter, PageRequest request) {
        var rows = table.before(request.before(), filter, request.rows());
        return Page.of(request, rows, row -> Long.toString(row.position()));
    }

    /**
     * What is absent does not matter.
     *
     * @param active whether they may be ordered
     */
    public record Filter(Optional<MerchantId> merchant, Optional<Boolean> active) {}
}

package io.counterfoil.order.ordering.views;

import io.counterfoil.kernel.money.Asset;
import io.counterfoil.kernel.money.Money;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.platform.http.Page;
import io.counterfoil.platform.http.PageRequest;
import io.counterfoil.platform.http.WireMoney;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The list of orders, the newest first. */
@Component
public class OrderList {
    public static final String PROJECTION = "order-list";

    private static final String PAGE = """
            select * from order_list
             where (:merchant::text is null or merchant = :merchant)
               and (:state::text is null or state = :state)
               and (:orderNo::text is null or order_no = :orderNo)
               and (:after::text is null or (placed_at, order_id) < (select placed_at, order_id from order_list
                                                                      where order_id = :after
                                                                        and (:merchant::text is null
                                                                             or merchant = :merchant)))
             order by placed_at desc, order_id desc
             limit :rows
            """;

    private final JdbcClient sql;

    OrderList(JdbcClient sql) {
        this.sql = sql;
    }

    public Page<OrderRow> page(Filter filter, PageRequest page) {
        var rows = sql.sql(PAGE)
                .param("merchant", filter.merchant().map(MerchantId::value).orElse(null))
                .param("state", filter.state().orElse(null))
                .param("orderNo", filter.orderNo().orElse(null))
                .param("after", page.after().orElse(null))
                .param("rows", page.rows())
                .query((row, _) -> order(row))
                .list();
        return Page.of(page, rows, OrderRow::id);
    }

    private static OrderRow order(ResultSet row) throws SQLException {
        var total = new Money(row.getBigDecimal("total").toBigIntegerExact(), Asset.parse(row.getString("asset")));
        return new OrderRow(
                row.getString("order_id"),
                row.getString("merchant"),
                row.getString("order_no"),
                row.getString("state"),
                row.getString("goods"),
                row.getInt("quantity"),
                WireMoney.of(total),
                row.getString("provider"),
                row.getTimestamp("placed_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                instant(row.getTimestamp("paid_at")),
                instant(row.getTimestamp("acknowledged_at")),
                instant(row.getTimestamp("closed_at")),
                row.getInt("owed"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    /** @param merchant whose orders; everybody's where absent */
    public record Filter(Optional<MerchantId> merchant, Optional<String> state, Optional<String> orderNo) {}
}

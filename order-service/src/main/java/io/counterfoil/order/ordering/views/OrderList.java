package io.counterfoil.order.ordering.views;

import io.counterfoil.kernel.money.Asset;
import io.counterfoil.kernel.money.Money;
import io.counterfoil.kernel.order.GoodsId;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.platform.http.Page;
import io.counterfoil.platform.http.PageRequest;
import io.counterfoil.platform.http.WireMoney;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The list of orders, the newest first. */
@Component
public class OrderList {
    public static final String PROJECTION = "order-list";

    private static final String PAGE = """
            select * from order_list
             where position < :position
               and (:merchant::text is null or merchant = :merchant)
               and (:state::text is null or state = :state)
               and (:orderNo::text is null or order_no = :orderNo)
               and (:provider::text is null or provider = :provider)
               and (:goods::text is null or goods = :goods)
               and (:payerKey::text is null or payer_key = :payerKey)
               and (:placedFrom::timestamptz is null or placed_at >= :placedFrom)
               and (:placedUntil::timestamptz is null or placed_at < :placedUntil)
             order by position desc
             limit :rows
            """;

    private final JdbcClient sql;

    OrderList(JdbcClient sql) {
        this.sql = sql;
    }

    public Page<OrderRow> page(OrderFilter filter, PageRequest page) {
        var rows = sql.sql(PAGE)
                .param("position", page.before())
                .param("merchant", filter.merchant().map(MerchantId::value).orElse(null))
                .param("state", filter.state().orElse(null))
                .param("orderNo", filter.orderNo().orElse(null))
                .param("provider", filter.provider().orElse(null))
                .param("goods", filter.goods().map(GoodsId::value).orElse(null))
                .param("payerKey", filter.payerKey().orElse(null))
                .param("placedFrom", filter.placedFrom().map(Timestamp::from).orElse(null))
                .param("placedUntil", filter.placedUntil().map(Timestamp::from).orElse(null))
                .param("rows", page.rows())
                .query((row, _) -> new Found(row.getLong("position"), order(row)))
                .list();
        return Page.of(page, rows, found -> Long.toString(found.position())).map(Found::order);
    }

    private record Found(long position, OrderRow order) {}

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
}

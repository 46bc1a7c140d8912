package io.counterfoil.order.goods.views;

import io.counterfoil.kernel.money.Asset;
import io.counterfoil.kernel.money.Money;
import io.counterfoil.kernel.order.GoodsEvent.GoodsCreated;
import io.counterfoil.kernel.order.GoodsEvent.GoodsPriceChanged;
import io.counterfoil.kernel.order.GoodsEvent.GoodsRenamed;
import io.counterfoil.kernel.order.GoodsId;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.order.goods.Offer;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class GoodsListTable {
    private final JdbcClient sql;

    GoodsListTable(JdbcClient sql) {
        this.sql = sql;
    }

    void add(GoodsCreated event, long position) {
        sql.sql("""
                insert into goods_list (goods, position, merchant, name, amount, asset) values (?, ?, ?, ?, ?, ?)
                    on conflict do nothing
                """)
                .params(
                        event.goods().value(),
                        position,
                        event.merchant().value(),
                        event.name(),
                        new BigDecimal(event.price().minorUnits()),
                        event.price().asset().toString())
                .update();
    }

    void price(GoodsPriceChanged event) {
        sql.sql("update goods_list set amount = ?, asset = ?, price_version = ? where goods = ?")
                .params(
                        new BigDecimal(event.price().minorUnits()),
                        event.price().asset().toString(),
                        event.version(),
                        event.goods().value())
                .update();
    }

    void rename(GoodsRenamed event) {
        sql.sql("update goods_list set name = ? where goods = ?")
                .params(event.name(), event.goods().value())
                .update();
    }

    void activate(GoodsId goods, boolean active) {
        sql.sql("update goods_list set active = ? where goods = ?")
                .params(active, goods.value())
                .update();
    }

    void clear() {
        sql.sql("truncate goods_list").update();
    }

    List<GoodsRow> before(long position, GoodsList.Filter filter, int rows) {
        return sql.sql("""
                select goods, position, merchant, name, amount, asset, price_version, active
                  from goods_list
                 where position < :position
                   and (:merchant::text is null or merchant = :merchant)
                   and (:active::boolean is null or active = :active)
                 order by position desc limit :rows
                """)
                .param("position", position)
                .param("merchant", filter.merchant().map(MerchantId::value).orElse(null))
                .param("active", filter.active().orElse(null))
                .param("rows", rows)
                .query(GoodsListTable::row)
                .list();
    }

    private static GoodsRow row(ResultSet row, int number) throws SQLException {
        var price = new Money(row.getBigDecimal("amount").toBigIntegerExact(), Asset.parse(row.getString("asset")));
        return new GoodsRow(
                row.getLong("position"),
                new Offer(
                        new GoodsId(row.getString("goods")),
                        new MerchantId(row.getString("merchant")),
                        row.getString("name"),
                        price,
                        row.getInt("price_version"),
                        row.getBoolean("active")));
    }
}

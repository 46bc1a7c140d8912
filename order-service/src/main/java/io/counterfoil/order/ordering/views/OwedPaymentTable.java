package io.counterfoil.order.ordering.views;

import io.counterfoil.kernel.money.Asset;
import io.counterfoil.kernel.money.Money;
import io.counterfoil.kernel.order.AttemptNo;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.kernel.order.OrderEvent.DoublePaymentReceived;
import io.counterfoil.kernel.order.OrderEvent.LatePaymentReceived;
import io.counterfoil.kernel.order.OrderId;
import io.counterfoil.kernel.order.Receipt;
import io.counterfoil.platform.http.PageRequest;
import io.counterfoil.platform.http.WireMoney;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class OwedPaymentTable {
    private final JdbcClient sql;

    OwedPaymentTable(JdbcClient sql) {
        this.sql = sql;
    }

    void add(LatePaymentReceived event, long position) {
        var order = new Line(event.order(), event.attempt(), "late", event.receipt());
        add(order, position, Timestamp.from(event.at()));
    }

    void add(DoublePaymentReceived event, long position) {
        var order = new Line(event.order(), event.attempt(), "double", event.receipt());
        add(order, position, Timestamp.from(event.at()));
    }

    private record Line(OrderId order, AttemptNo attempt, String cause, Receipt receipt) {}

    /** Whose order it is stands in the order list, which the same projection fills. */
    private void add(Line line, long position, Timestamp at) {
        var receipt = line.receipt();
        sql.sql("""
                insert into owed_payment (position, order_id, merchant, order_no, attempt, cause, provider, transaction,
                                          asset, amount, paid_at, received_at, status)
                select ?, order_id, merchant, order_no, ?, ?, ?, ?, ?, ?, ?, ?, 'open'
                  from order_list where order_id = ?
                    on conflict do nothing
                """)
                .params(
                        position,
                        line.attempt().value(),
                        line.cause(),
                        receipt.provider(),
                        receipt.transaction(),
                        receipt.amount().asset().toString(),
                        new BigDecimal(receipt.amount().minorUnits()),
                        Timestamp.from(receipt.paidAt()),
                        at,
                        line.order().value())
                .update();
    }

    /** @param merchant whose orders; everybody's where empty */
    List<OwedPayment> page(Optional<MerchantId> merchant, PageRequest page) {
        return sql.sql("""
                select * from owed_payment
                 where position < :before and (:merchant::text is null or merchant = :merchant)
                 order by position desc
                 limit :rows
                """)
                .param("before", page.before())
                .param("merchant", merchant.map(MerchantId::value).orElse(null))
                .param("rows", page.rows())
                .query(OwedPaymentTable::row)
                .list();
    }

    private static OwedPayment row(ResultSet row, int number) throws SQLException {
        var amount = new Money(row.getBigDecimal("amount").toBigIntegerExact(), Asset.parse(row.getString("asset")));
        return new OwedPayment(
                row.getLong("position"),
                row.getString("order_id"),
                row.getString("merchant"),
                row.getString("order_no"),
                row.getString("attempt"),
                row.getString("cause"),
                row.getString("provider"),
                row.getString("transaction"),
                WireMoney.of(amount),
                row.getTimestamp("paid_at").toInstant(),
                row.getTimestamp("received_at").toInstant(),
                row.getString("status"));
    }

    void clear() {
        sql.sql("truncate owed_payment").update();
    }
}

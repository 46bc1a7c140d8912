package io.counterfoil.order.ordering.views;

import io.counterfoil.kernel.order.Attempt;
import io.counterfoil.kernel.order.OrderEvent.AttemptClosed;
import io.counterfoil.kernel.order.OrderEvent.DeliveryAcknowledged;
import io.counterfoil.kernel.order.OrderEvent.OrderClosed;
import io.counterfoil.kernel.order.OrderEvent.OrderPaid;
import io.counterfoil.kernel.order.OrderEvent.OrderPlaced;
import io.counterfoil.kernel.order.OrderId;
import java.sql.Timestamp;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class OrderListTable {
    private final JdbcClient sql;

    OrderListTable(JdbcClient sql) {
        this.sql = sql;
    }

    void place(OrderPlaced event, long position) {
        sql.sql("""
                insert into order_list (order_id, position, merchant, order_no, goods, quantity, asset, total, attempt,
                                        provider, payer_key, state, placed_at, expires_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, '', '', ?, 'placed', ?, ?)
                    on conflict do nothing
                """)
                .params(
                        event.order().value(),
                        position,
                        event.merchant().value(),
                        event.orderNo(),
                        event.purchase().goods().value(),
                        event.purchase().quantity(),
                        event.purchase().total().asset().toString(),
                        event.purchase().total().minorUnits(),
                        event.buyer().payer().key(),
                        Timestamp.from(event.at()),
                        Timestamp.from(event.expiresAt()))
                .update();
    }

    void attempt(OrderId order, Attempt attempt, String state) {
        sql.sql("update order_list set attempt = ?, provider = ?, state = ? where order_id = ?")
                .params(attempt.number().value(), attempt.provider(), state, order.value())
                .update();
    }

    /** With the attempt that was to be paid goes what it would have been paid with. */
    void attemptClosed(AttemptClosed event) {
        sql.sql("""
                update order_list set state = 'placed'
                 where order_id = ? and attempt = ? and state = 'awaiting-payment'
                """).params(event.order().value(), event.attempt().value()).update();
    }

    void prepared(OrderId order) {
        state(order, "awaiting-payment");
    }

    void fail(OrderId order) {
        state(order, "failed");
    }

    void pay(OrderPaid event) {
        sql.sql("update order_list set state = 'paid', paid_at = ?, transaction = ? where order_id = ?")
                .params(
                        Timestamp.from(event.receipt().paidAt()),
                        event.receipt().transaction(),
                        event.order().value())
                .update();
    }

    void close(OrderClosed event) {
        sql.sql("update order_list set state = 'closed', closed_at = ? where order_id = ?")
                .params(Timestamp.from(event.at()), event.order().value())
                .update();
    }

    void acknowledge(DeliveryAcknowledged event) {
        sql.sql("update order_list set acknowledged_at = ? where order_id = ?")
                .params(Timestamp.from(event.at()), event.order().value())
                .update();
    }

    /** @param sequence of the event in its stream: told twice, it counts once */
    void owe(OrderId order, long sequence) {
        sql.sql("update order_list set owed = owed + 1, owed_until = ? where order_id = ? and owed_until < ?")
                .params(sequence, order.value(), sequence)
                .update();
    }

    private void state(OrderId order, String state) {
        sql.sql("update order_list set state = ? where order_id = ?")
                .params(state, order.value())
                .update();
    }

    void clear() {
        sql.sql("truncate order_list").update();
    }
}

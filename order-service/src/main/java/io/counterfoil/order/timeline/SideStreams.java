package io.counterfoil.order.timeline;

import io.counterfoil.kernel.id.Id;
import io.counterfoil.kernel.order.OrderId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The streams besides an order's own that tell of it. */
@Component
class SideStreams {
    static final String PROJECTION = "order-timeline";

    /** More no order has, unless something repeats itself without end. */
    static final int TOLD_MAX = 1_000;

    private final JdbcClient sql;

    SideStreams(JdbcClient sql) {
        this.sql = sql;
    }

    void add(Id stream, OrderId order) {
        sql.sql("insert into order_side_stream (stream, order_id) values (?, ?) on conflict do nothing")
                .params(stream.value(), order.value())
                .update();
    }

    void clear() {
        sql.sql("truncate order_side_stream").update();
    }

    List<String> of(OrderId order) {
        return sql.sql("select stream from order_side_stream where order_id = ? order by stream limit ?")
                .params(order.value(), TOLD_MAX)
                .query((row, _) -> row.getString("stream"))
                .list();
    }
}

package io.counterfoil.notification.delivery.views;

import io.counterfoil.kernel.notification.DeliveryEvent.Delivered;
import io.counterfoil.kernel.notification.DeliveryEvent.DeliveryDue;
import io.counterfoil.kernel.notification.DeliveryEvent.DeliveryExhausted;
import io.counterfoil.kernel.notification.DeliveryEvent.DeliveryFailed;
import io.counterfoil.kernel.notification.DeliveryEvent.RedeliveryRequested;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class DeliveryListTable {
    private final JdbcClient sql;

    DeliveryListTable(JdbcClient sql) {
        this.sql = sql;
    }

    void open(DeliveryDue event, long position) {
        sql.sql("""
                insert into delivery_list (delivery, position, merchant, endpoint, order_id, kind, event, state, attempts,
                                           next_at, open_since, created_at)
                values (:delivery, :position, :merchant, :endpoint, :order, :kind, :event, 'waiting', 0, :at, :at, :at)
                    on conflict do nothing
                """)
                .param("delivery", event.delivery().value())
                .param("position", position)
                .param("merchant", event.merchant().value())
                .param("endpoint", event.endpoint().value())
                .param("order", event.order().value())
                .param("kind", event.kind())
                .param("event", event.event())
                .param("at", Timestamp.from(event.at()))
                .update();
    }

    void fail(DeliveryFailed event) {
        sql.sql("""
                update delivery_list set attempts = :attempts, failure = :failure, next_at = :next
                 where delivery = :delivery
                """)
                .param("attempts", event.attempt())
                .param("failure", event.outcome().failure())
                .param("next", timestamp(event.next()))
                .param("delivery", event.delivery().value())
                .update();
    }

    void deliver(Delivered event) {
        sql.sql("""
                update delivery_list set state = 'delivered', attempts = ?, failure = null, next_at = null, open_since = null
                 where delivery = ?
                """).params(event.attempt(), event.delivery().value()).update();
    }

    void exhaust(DeliveryExhausted event) {
        sql.sql("update delivery_list set state = 'exhausted', next_at = null, open_since = null where delivery = ?")
                .param(event.delivery().value())
                .update();
    }

    void reopen(RedeliveryRequested event) {
        var at = Timestamp.from(event.at());
        sql.sql("""
                update delivery_list set state = 'waiting', next_at = ?, open_since = coalesce(open_since, ?)
                 where delivery = ?
                """).params(at, at, event.delivery().value()).update();
    }

    void clear() {
        sql.sql("truncate delivery_list").update();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}

package io.counterfoil.notification.delivery.views;

import io.counterfoil.kernel.notification.DeliveryId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the list of deliveries. */
@Component
public class DeliveryList {
    private final JdbcClient sql;

    DeliveryList(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * The newest first.
     *
     * @param after the last one of the page before
     */
    public List<DeliveryRow> page(DeliveryFilter filter, @Nullable String after, int limit) {
        return sql.sql("""
                select * from delivery_list
                 where (:merchant::text is null or merchant = :merchant)
                   and (:order::text is null or order_id = :order)
                   and (:endpoint::text is null or endpoint = :endpoint)
                   and (:state::text is null or state = :state)
                   and (:after::text is null
                        or (created_at, delivery) < (select created_at, delivery from delivery_list where delivery = :after))
                 order by created_at desc, delivery desc
                 limit :limit
                """)
                .param("merchant", filter.merchant())
                .param("order", filter.order())
                .param("endpoint", filter.endpoint())
                .param("state", filter.state())
                .param("after", after)
                .param("limit", limit)
                .query(DeliveryList::row)
                .list();
    }

    /** Those that should have been tried before {@code moment} and were not, the longest overdue first. */
    public List<DeliveryId> overdueSince(Instant moment, int limit) {
        return sql.sql(
                        "select delivery from delivery_list where state = 'waiting' and next_at < ? order by next_at limit ?")
                .params(Timestamp.from(moment), limit)
                .query((row, _) -> new DeliveryId(row.getString("delivery")))
                .list();
    }

    /** How long the oldest that has not arrived has been waiting; zero where none waits. */
    public Duration oldestAge(Instant now) {
        return sql.sql("select coalesce(min(open_since), ?) as oldest from delivery_list where state = 'waiting'")
                .param(Timestamp.from(now))
                .query((row, _) -> Duration.between(row.getTimestamp("oldest").toInstant(), now))
                .single();
    }

    private static DeliveryRow row(ResultSet row, int number) throws SQLException {
        @Nullable Timestamp next = row.getTimestamp("next_at");
        return new DeliveryRow(
                row.getString("delivery"),
                row.getString("merchant"),
                row.getString("endpoint"),
                row.getString("order_id"),
                row.getString("kind"),
                row.getString("event"),
                row.getString("state"),
                row.getInt("attempts"),
                row.getString("failure"),
                next == null ? null : next.toInstant(),
                row.getTimestamp("created_at").toInstant());
    }
}

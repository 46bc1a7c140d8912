package io.counterfoil.notification.delivery.views;

import io.counterfoil.kernel.id.Id;
import io.counterfoil.kernel.notification.DeliveryId;
import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.kernel.order.OrderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the list of deliveries. */
@Component
public class DeliveryList {
    public static final String PROJECTION = "delivery-list";

    private final JdbcClient sql;

    DeliveryList(JdbcClient sql) {
        this.sql = sql;
    }

    /** The newest first, of those that began before a position of the log. */
    public List<DeliveryRow> before(long position, DeliveryFilter filter, int rows) {
        return sql.sql("""
                select * from delivery_list
                 where position < :position
                   and (:merchant::text is null or merchant = :merchant)
                   and (:order::text is null or order_id = :order)
                   and (:endpoint::text is null or endpoint = :endpoint)
                   and (:state::text is null or state = :state)
                 order by position desc limit :rows
                """)
                .param("position", position)
                .param("merchant", value(filter.merchant()))
                .param("order", value(filter.order()))
                .param("endpoint", value(filter.endpoint()))
                .param("state", filter.state().map(DeliveryState::word).orElse(null))
                .param("rows", rows)
                .query(DeliveryList::row)
                .list();
    }

    /**
     * Those that should have been tried before a moment and were not, the longest overdue first.
     *
     * @param calls the kind of call that tries them: one that is due, failing or under way is not overdue
     */
    public List<DeliveryId> overdueSince(Instant moment, String calls, int rows) {
        return sql.sql("""
                select delivery from delivery_list
                 where state = 'waiting' and next_at < ?
                   and not exists (select from outbound_call where kind = ? and subject = delivery)
                 order by next_at limit ?
                """)
                .params(Timestamp.from(moment), calls, rows)
                .query((row, _) -> new DeliveryId(row.getString("delivery")))
                .list();
    }

    /** Since when the oldest that has not arrived has been waiting; empty where none waits. */
    public Optional<Instant> oldest() {
        return sql.sql("""
                select min(open_since) as oldest from delivery_list where state = 'waiting' having count(*) > 0
                """)
                .query((row, _) -> row.getTimestamp("oldest").toInstant())
                .optional();
    }

    private static @Nullable String value(Optional<? extends Id> id) {
        return id.map(Id::value).orElse(null);
    }

    private static DeliveryRow row(ResultSet row, int number) throws SQLException {
        @Nullable Timestamp next = row.getTimestamp("next_at");
        return new DeliveryRow(
                row.getLong("position"),
                new DeliveryId(row.getString("delivery")),
                new MerchantId(row.getString("merchant")),
                new EndpointId(row.getString("endpoint")),
                new OrderId(row.getString("order_id")),
                row.getString("kind"),
                row.getString("event"),
                DeliveryState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInt("attempts"),
                row.getString("failure"),
                next == null ? null : next.toInstant(),
                row.getTimestamp("created_at").toInstant());
    }
}

package io.counterfoil.notification.delivery.views;

import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.notification.DeliveryId;
import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.kernel.order.OrderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the list of deliveries. */
@Component
public class DeliveryList {
    public static final String PROJECTION = "delivery-list";

    private static final String RESTING = """
            exists (select from resting_endpoint rest where rest.endpoint = mine.endpoint and rest.rests_until > ?)
            """;

    private final JdbcClient sql;

    DeliveryList(JdbcClient sql) {
        this.sql = sql;
    }

    /** The newest first, of those that began before a position of the log. */
    public List<DeliveryRow> before(long position, DeliveryFilter filter, int rows) {
        var conditions = new Conditions().and("position < ?", position);
        filter.addTo(conditions);
        return sql.sql("select * from delivery_list where " + conditions.text() + " order by position desc limit ?")
                .params(conditions.values())
                .param(rows)
                .query(DeliveryList::row)
                .list();
    }

    /** An endpoint's, by their numbers. */
    public List<DeliveryRow> after(long sequence, EndpointId endpoint, int rows) {
        return sql.sql("select * from delivery_list where endpoint = ? and sequence > ? order by sequence limit ?")
                .params(endpoint.value(), sequence, rows)
                .query(DeliveryList::row)
                .list();
    }

    /** Those of a range, by their numbers. */
    public List<DeliveryRow> within(NoticeRange range, long afterSequence, long lastSequence, int rows) {
        var conditions = range.conditions().and("sequence > ?", afterSequence).and("sequence <= ?", lastSequence);
        return sql.sql("select * from delivery_list where " + conditions.text() + " order by sequence limit ?")
                .params(conditions.values())
                .param(rows)
                .query(DeliveryList::row)
                .list();
    }

    /** Which numbers a range covers, and how many notices that are. */
    public Stretch stretch(NoticeRange range) {
        var conditions = range.conditions();
        return sql.sql(
                        "select min(sequence) as first, max(sequence) as last, count(*) as notices from delivery_list where "
                                + conditions.text())
                .params(conditions.values())
                .query((row, _) -> new Stretch(row.getLong("first"), row.getLong("last"), row.getLong("notices")))
                .single();
    }

    /** From one number to another, both included; zeros where there is nothing. */
    public record Stretch(long first, long last, long notices) {}

    /** Empty for a moment, until it is listed. */
    public Optional<DeliveryRow> find(DeliveryId delivery) {
        return sql.sql("select * from delivery_list where delivery = ?")
                .param(delivery.value())
                .query(DeliveryList::row)
                .optional();
    }

    /** The same, but for what is to be sent to an endpoint that is to be left alone at that moment. */
    public Optional<DeliveryRow> findUnlessResting(DeliveryId delivery, Instant now) {
        return sql.sql("select mine.* from delivery_list mine where delivery = ? and not " + RESTING)
                .params(delivery.value(), Timestamp.from(now))
                .query(DeliveryList::row)
                .optional();
    }

    /** Whether no notice of its order, or its channel, that came before it waits at its endpoint. */
    public boolean isNextOfItsThing(DeliveryId delivery) {
        return sql.sql("select not exists (select from delivery_list mine where delivery = ? and not "
                        + DeliveryListTable.ITS_TURN + ")")
                .param(delivery.value())
                .query(Boolean.class)
                .single();
    }

    /** Whether no notice that came before it waits at its endpoint. */
    public boolean isNextOfEndpoint(DeliveryId delivery) {
        return sql.sql("""
                select not exists (
                    select from delivery_list mine join delivery_list earlier on earlier.endpoint = mine.endpoint
                     where mine.delivery = ? and earlier.state = 'waiting' and earlier.sequence < mine.sequence)
                """).param(delivery.value()).query(Boolean.class).single();
    }

    /**
     * Those that should have been tried before a moment and were not, the longest overdue first. Of an endpoint that was
     * disabled for failing it is the next one alone, which shows whether it is back.
     *
     * @param now endpoints that are to be left alone then are
     * @param calls the kind of call that tries them: one that is due, failing or under way is not overdue
     */
    public List<DeliveryId> overdueSince(Instant moment, Instant now, String calls, int rows) {
        return sql.sql("""
                select delivery from (
                    select mine.* from delivery_list mine
                     where mine.state = 'waiting' and mine.next_at < :moment
                       and not exists (
                           select from failing_endpoint f where f.endpoint = mine.endpoint and f.disabled_at is not null)
                       and\s""" + DeliveryListTable.ITS_TURN + """
                     union all
                    select probe.* from failing_endpoint f cross join lateral (
                        select * from delivery_list waiting
                         where waiting.endpoint = f.endpoint and waiting.state = 'waiting'
                         order by waiting.sequence limit 1) probe
                     where f.disabled_at is not null and probe.next_at < :moment) overdue
                 where not exists (select from due_notice due where due.delivery = overdue.delivery)
                   and not exists (select from outbound_call where kind = :calls and subject = overdue.delivery)
                   and not exists (
                       select from resting_endpoint rest
                        where rest.endpoint = overdue.endpoint and rest.rests_until > :now)
                 order by next_at limit :rows
                """)
                .param("moment", Timestamp.from(moment))
                .param("now", Timestamp.from(now))
                .param("calls", calls)
                .param("rows", rows)
                .query((row, _) -> new DeliveryId(row.getString("delivery")))
                .list();
    }

    /** Since when the oldest that has not arrived has been waiting; empty where none waits. */
    public Optional<Instant> oldest() {
        return sql.sql("select open_since from delivery_list where state = 'waiting' order by open_since limit 1")
                .query((row, _) -> row.getTimestamp("open_since").toInstant())
                .optional();
    }

    private static DeliveryRow row(ResultSet row, int number) throws SQLException {
        @Nullable Timestamp next = row.getTimestamp("next_at");
        @Nullable String about = row.getString("about");
        return new DeliveryRow(
                row.getLong("position"),
                new DeliveryId(row.getString("delivery")),
                new MerchantId(row.getString("merchant")),
                new EndpointId(row.getString("endpoint")),
                row.getLong("sequence"),
                id(about, OrderId.PREFIX, OrderId::new),
                id(about, ChannelId.PREFIX, ChannelId::new),
                row.getString("kind"),
                row.getString("event"),
                row.getBoolean("ordered"),
                DeliveryState.of(row.getString("state")),
                row.getInt("attempts"),
                row.getString("failure"),
                next == null ? null : next.toInstant(),
                row.getTimestamp("created_at").toInstant());
    }

    private static <I> @Nullable I id(@Nullable String about, String prefix, Function<String, I> id) {
        return about != null && about.startsWith(prefix + "_") ? id.apply(about) : null;
    }
}

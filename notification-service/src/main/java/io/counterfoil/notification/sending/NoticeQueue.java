package io.counterfoil.notification.sending;

import io.counterfoil.kernel.notification.DeliveryId;
import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.kernel.order.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The deliveries that are due, of all processes, and those that this one has undertaken to send. */
final class NoticeQueue {
    /** More than that says no more, and counting takes a while. */
    private static final int COUNTED_MAX = 10_000;

    private final UUID process = UUID.randomUUID();
    private final JdbcClient sql;
    private final Duration lease;

    /** @param lease how long a claim stands that is not renewed */
    NoticeQueue(JdbcClient sql, Duration lease) {
        this.sql = sql;
        this.lease = lease;
    }

    /** Whose it is stands in the log. What is there already stays one attempt; what is under way is tried once more. */
    void add(DeliveryId delivery, Instant now, @Nullable String correlation) {
        sql.sql("""
                insert into due_notice as due (delivery, endpoint, merchant, due_at, correlation)
                select stream, payload::json ->> 'endpoint', payload::json ->> 'merchant',
                       :now::timestamptz, :correlation::text
                  from event_log.event where stream = :delivery and sequence = 0
                    on conflict (delivery) do update
                    set again = due.claimed_by is not null,
                        correlation = case when due.correlation = excluded.correlation then due.correlation end
                """)
                .param("delivery", delivery.value())
                .param("now", Timestamp.from(now))
                .param("correlation", correlation)
                .update();
    }

    /**
     * Claims the longest due of each endpoint. The endpoints come in any order, so that where there are too many of them at
     * once none is always the last.
     *
     * @param each of one endpoint
     * @param full endpoints that are to be left alone
     */
    List<DueNotice> take(int most, int each, Collection<EndpointId> full) {
        return sql
                .sql("""
                with recursive next (endpoint) as (
                    select min(endpoint) from due_notice
                     union all
                    select (select min(endpoint) from due_notice where endpoint > next.endpoint)
                      from next where next.endpoint is not null),
                queue as (
                    select endpoint from next
                     where endpoint is not null and not endpoint = any (:full) order by random()),
                turn as materialized (
                    select chosen.delivery
                      from queue cross join lateral (
                           select delivery from due_notice
                            where endpoint = queue.endpoint
                              and (claimed_until is null or claimed_until < clock_timestamp())
                            order by due_at limit :each
                              for update skip locked) chosen
                     limit :most)
                update due_notice due
                   set claimed_by = :process, claimed_until = clock_timestamp() + :lease * interval '1 ms'
                  from turn where due.delivery = turn.delivery
                returning due.delivery, due.endpoint, due.merchant, due.correlation, due.due_at
                """)
                .param("full", full.stream().map(EndpointId::value).toArray(String[]::new))
                .param("each", each)
                .param("most", most)
                .param("process", process)
                .param("lease", lease.toMillis())
                .query(NoticeQueue::taken)
                .list()
                .stream()
                .sorted()
                .map(Taken::notice)
                .toList();
    }

    private record Taken(Instant dueAt, DueNotice notice) implements Comparable<Taken> {
        @Override
        public int compareTo(Taken other) {
            return dueAt.compareTo(other.dueAt);
        }
    }

    private static Taken taken(ResultSet row, int number) throws SQLException {
        return new Taken(
                row.getTimestamp("due_at").toInstant(),
                new DueNotice(
                        new DeliveryId(row.getString("delivery")),
                        new EndpointId(row.getString("endpoint")),
                        new MerchantId(row.getString("merchant")),
                        row.getString("correlation")));
    }

    /** Twice in vain, and the claim still stands. */
    Duration renewEvery() {
        return lease.dividedBy(3);
    }

    void renew(Collection<DeliveryId> held) {
        sql.sql("""
                update due_notice set claimed_until = clock_timestamp() + ? * interval '1 ms'
                 where delivery = any (?) and claimed_by = ?
                """).params(lease.toMillis(), values(held), process).update();
    }

    /** Deletes them, but for those that were added again meanwhile: these are due anew. */
    void done(Collection<DeliveryId> sent) {
        int deleted = sql.sql("delete from due_notice where delivery = any (?) and claimed_by = ? and not again")
                .params(values(sent), process)
                .update();
        if (deleted < sent.size()) release(sent);
    }

    /** Gives them up, for anybody to take at once. */
    void release(Collection<DeliveryId> held) {
        sql.sql("""
                update due_notice set claimed_by = null, claimed_until = null, again = false
                 where delivery = any (?) and claimed_by = ?
                """).params(values(held), process).update();
    }

    /** How many nobody has begun to send; counted up to {@link #COUNTED_MAX}. */
    long waiting() {
        return sql.sql("""
                select count(*) from (
                    select from due_notice where claimed_until is null or claimed_until < clock_timestamp() limit ?) counted
                """).param(COUNTED_MAX).query(Long.class).single();
    }

    private static String[] values(Collection<DeliveryId> deliveries) {
        return deliveries.stream().map(DeliveryId::value).toArray(String[]::new);
    }
}

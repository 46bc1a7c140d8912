package io.counterfoil.notification.sending;

import io.counterfoil.kernel.notification.DeliveryId;
import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.kernel.order.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The deliveries that are due, of all processes, and those that this one has undertaken to send. */
final class NoticeQueue {
    /** Those of some that this process has claimed. */
    private static final String MINE = """
            with mine as (
                   select delivery, again from due_notice
                    where delivery = any (:deliveries) and claimed_by = :process
                    order by delivery
                      for update)
            """;
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

    /** @param correlation what asked for it began with; null where that is more than one thing, or not known */
    record Due(DeliveryId delivery, Instant at, @Nullable String correlation) {
        /** What is there already stays one attempt. */
        Due and(Due later) {
            return new Due(delivery, at, Objects.equals(correlation, later.correlation) ? correlation : null);
        }
    }

    /**
     * Whose they are stands in the log. What is there already stays one attempt; what is under way is tried once more. Here
     * and below, rows are locked in one order.
     */
    void add(Collection<Due> added) {
        var due = new TreeMap<String, Due>();
        for (var each : added) due.merge(each.delivery().value(), each, Due::and);
        sql.sql("""
                insert into due_notice as due (delivery, endpoint, merchant, due_at, correlation)
                select added.delivery, payload::json ->> 'endpoint', payload::json ->> 'merchant', added.at, added.correlation
                  from unnest(?::text[], ?::timestamptz[], ?::text[]) as added (delivery, at, correlation)
                  join event_log.event on stream = added.delivery and sequence = 0
                 order by added.delivery collate "C"
                    on conflict (delivery) do update
                    set again = due.claimed_by is not null,
                        correlation = case when due.correlation = excluded.correlation then due.correlation end
                """)
                .params(
                        due.keySet().toArray(String[]::new),
                        each(due.values(), one -> one.at().toString()),
                        each(due.values(), Due::correlation))
                .update();
    }

    private static Object each(Collection<Due> due, Function<Due, @Nullable String> text) {
        return due.stream().map(text).toArray(String[]::new);
    }

    /**
     * Claims the longest due of each endpoint. The endpoints come in any order, so that where there are too many of them at
     * once none is always the last.
     *
     * @param each of one endpoint
     * @param single endpoints of which one is enough
     * @param full endpoints that are to be left alone
     */
    List<DueNotice> take(int most, int each, Collection<EndpointId> single, Collection<EndpointId> full) {
        return sql
                .sql("""
                with recursive next (endpoint) as (
                    select min(endpoint) from due_notice
                     union all
                    select (select min(endpoint) from due_notice where endpoint > next.endpoint)
                      from next where next.endpoint is not null),
                queue as (
                    select endpoint, case when endpoint = any (:single) then 1 else :each end as most
                      from next where endpoint is not null and not endpoint = any (:full) order by random()),
                turn as materialized (
                    select chosen.delivery
                      from queue cross join lateral (
                           select delivery from due_notice
                            where endpoint = queue.endpoint
                              and (claimed_until is null or claimed_until < clock_timestamp())
                            order by due_at limit queue.most
                              for update skip locked) chosen
                     limit :most)
                update due_notice due
                   set claimed_by = :process, claimed_until = clock_timestamp() + :lease * interval '1 ms'
                  from turn where due.delivery = turn.delivery
                returning due.delivery, due.endpoint, due.merchant, due.correlation, due.due_at
                """)
                .param("single", endpoints(single))
                .param("full", endpoints(full))
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
        sql.sql(MINE + """
                update due_notice due set claimed_until = clock_timestamp() + :lease * interval '1 ms'
                  from mine where due.delivery = mine.delivery
                """)
                .param("deliveries", values(held))
                .param("process", process)
                .param("lease", lease.toMillis())
                .update();
    }

    /** Deletes them, but for those that were added again meanwhile: these are due anew. */
    void done(Collection<DeliveryId> sent) {
        int deleted = sql.sql(MINE
                        + "delete from due_notice due using mine where due.delivery = mine.delivery and not mine.again")
                .param("deliveries", values(sent))
                .param("process", process)
                .update();
        if (deleted < sent.size()) release(sent);
    }

    /** Gives them up, for anybody to take at once. */
    void release(Collection<DeliveryId> held) {
        sql.sql(MINE + """
                update due_notice due set claimed_by = null, claimed_until = null, again = false
                  from mine where due.delivery = mine.delivery
                """)
                .param("deliveries", values(held))
                .param("process", process)
                .update();
    }

    /** How many nobody has begun to send; counted up to {@link #COUNTED_MAX}. */
    long waiting() {
        return sql.sql("""
                select count(*) from (
                    select from due_notice where claimed_until is null or claimed_until < clock_timestamp() limit ?) counted
                """).param(COUNTED_MAX).query(Long.class).single();
    }

    private static String[] endpoints(Collection<EndpointId> endpoints) {
        return endpoints.stream().map(EndpointId::value).toArray(String[]::new);
    }

    private static String[] values(Collection<DeliveryId> deliveries) {
        return deliveries.stream().map(DeliveryId::value).toArray(String[]::new);
    }
}

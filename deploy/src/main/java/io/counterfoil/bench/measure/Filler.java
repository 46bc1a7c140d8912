package io.counterfoil.bench.measure;

import io.counterfoil.bench.world.Progress;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes a long log of what real events look like, through the log's own function. */
public final class Filler {
    private static final int EVENTS_A_BATCH = 10_000;

    /** An order's two events, the pattern's but for the stream, whose name comes as far and wide as real ones do. */
    private static final String ORDERS = """
            with pattern as (
                select placed.stream, placed.payload as placed, started.payload as started, placed.metadata
                  from event_log.event placed
                  join event_log.event started using (stream)
                 where placed.name = 'order.placed/1' and started.name = 'order.attempt-started/1'
                 limit 1),
            fresh as (
                select 'or_' || left(translate(
                           encode(sha256(convert_to(random()::text || number, 'UTF8')), 'base64'),
                           'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
                           '0123456789abcdefghjkmnpqrstvwxyz0123456789abcdefghjkmnpqrstvwxyz'), 26) as stream
                  from generate_series(1, :orders) number),
            event as (
                select fresh.stream, 0 as sequence, 'order.placed/1' as name,
                       replace(placed, right(pattern.stream, 26), right(fresh.stream, 26)) as payload, metadata
                  from fresh, pattern
                 union all
                select fresh.stream, 1, 'order.attempt-started/1',
                       replace(started, right(pattern.stream, 26), right(fresh.stream, 26)), metadata
                  from fresh, pattern)
            """;

    private static final String PRICES = """
            with pattern as (
                select payload, metadata from event_log.event where name = 'order.goods-price-changed/1' limit 1),
            event as (
                select :stream as stream, number as sequence, 'order.goods-price-changed/1' as name,
                       (payload::jsonb || jsonb_build_object('goods', :stream, 'version', number + 1))::text as payload,
                       metadata
                  from pattern, generate_series(:first, :last) number)
            """;
    private static final String APPEND = """
            select event_log.append(now(), array_agg(stream), array_agg(sequence::bigint), array_agg(name),
                                    array_agg(gen_random_uuid()::text), array_agg(payload), array_agg(metadata))
              from (select * from event order by stream, sequence) event
            """;

    private final JdbcClient sql;
    private final Progress progress;

    public Filler(Lab lab, Progress progress) {
        this.sql = lab.sql();
        this.progress = progress;
    }

    public long events() {
        return sql.sql("select coalesce(max(position), 0) from event_log.event")
                .query(Long.class)
                .single();
    }

    /** Orders like one that was really placed, until the log has so many events. */
    public void fillWithOrders(long events) {
        for (long there = events(); there < events; there = events()) {
            progress.at("filling the log: event", there, events);
            var orders = Math.max(1, Math.min(EVENTS_A_BATCH, events - there) / 2);
            sql.sql(ORDERS + APPEND)
                    .param("orders", orders)
                    .query((_, _) -> true)
                    .list();
        }
        settle();
    }

    /** Changes of price like one that was really made, until the goods' stream has so many events. */
    public void fillWithPrices(String stream, long first, long events) {
        for (long next = first; next < events; next += EVENTS_A_BATCH) {
            progress.at("filling a stream: event", next, events);
            sql.sql(PRICES + APPEND)
                    .param("stream", stream)
                    .param("first", next)
                    .param("last", Math.min(next + EVENTS_A_BATCH, events) - 1)
                    .query((_, _) -> true)
                    .list();
        }
        settle();
    }

    /** What PostgreSQL would otherwise do while somebody measures. */
    private void settle() {
        progress.done();
        sql.sql("vacuum analyze event_log.event").update();
        sql.sql("checkpoint").update();
    }
}

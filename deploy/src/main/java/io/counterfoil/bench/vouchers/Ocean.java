package io.counterfoil.bench.vouchers;

import io.counterfoil.bench.measure.Lab;
import io.counterfoil.bench.world.Progress;
import io.counterfoil.kernel.channel.PageId;
import io.counterfoil.kernel.channel.Uint64;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Fills a book with vouchers, through the log's own function. */
final class Ocean {
    private static final int VOUCHERS_A_BATCH = 5_000;

    /** Voucher number n is on the lane of its place in {@code pages}, and promises one more than the lane's last. */
    private static final String FILL = """
            with voucher as (
                select :first + place - 1 as number, lane, page, :nonce as nonce,
                       'vo_' || left(translate(
                           encode(sha256(convert_to(random()::text || place, 'UTF8')), 'base64'),
                           'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
                           '0123456789abcdefghjkmnpqrstvwxyz0123456789abcdefghjkmnpqrstvwxyz'), 26) as id
                  from unnest(:lanes::bigint[], :pages::text[]) with ordinality as it (lane, page, place)),
            event as (
                select id as stream, 0 as sequence, 'channel.voucher-accepted/1' as name,
                       format('{"voucher":"%s","book":"%s","lane":"%s","nonce":"%s","amount":{"amount":"%s","asset":"FIL/18"},'
                              '"delta":{"amount":"1","asset":"FIL/18"},"text":"%s","at":"2026-01-01T12:00:00Z"}',
                              id, :book::text, lane, nonce, nonce, :text::text) as payload, number
                  from voucher
                union all
                select page, nonce - 1, 'channel.page-turned/1',
                       format('{"book":"%s","lane":"%s","nonce":"%s","amount":{"amount":"%s","asset":"FIL/18"},'
                              '"at":"2026-01-01T12:00:00Z"}', :book::text, lane, nonce, nonce), number
                  from voucher
                union all
                select :book, number, 'channel.promise-counted/1',
                       format('{"book":"%s","lane":"%s","promised":{"amount":"%s","asset":"FIL/18"},'
                              '"at":"2026-01-01T12:00:00Z"}', :book::text, lane, number), number
                  from voucher)
            select event_log.append(now(), array_agg(stream), array_agg(sequence::bigint), array_agg(name),
                                    array_agg(gen_random_uuid()::text), array_agg(payload),
                                    array_agg('{}'::text))
              from (select * from event order by number, name desc) event
            """;

    private final JdbcClient sql;
    private final Progress progress;

    Ocean(Lab lab, Progress progress) {
        this.sql = lab.sql();
        this.progress = progress;
    }

    /** So many on each of so many lanes. */
    void fill(Strait strait, int lanes, int vouchersALane) {
        var text = strait.voucher(0, 1, 1);
        long all = (long) lanes * vouchersALane;
        for (long done = 0; done < all; done += Math.min(VOUCHERS_A_BATCH, lanes - done % lanes)) {
            progress.at("filling a book: voucher", done, all);
            long first = done % lanes;
            var batch = LongStream.range(first, Math.min(lanes, first + VOUCHERS_A_BATCH))
                    .boxed()
                    .toArray(Long[]::new);
            sql.sql(FILL)
                    .param("first", done + 1)
                    .param("nonce", done / lanes + 1)
                    .param("lanes", batch)
                    .param("pages", pages(strait, batch))
                    .param("book", strait.book().value())
                    .param("text", text)
                    .query((_, _) -> true)
                    .list();
        }
        progress.done();
        sql.sql("vacuum analyze event_log.event").update();
        sql.sql("checkpoint").update();
    }

    private static String[] pages(Strait strait, Long... lanes) {
        return Arrays.stream(lanes)
                .map(lane -> PageId.of(strait.book(), Uint64.of(lane)).value())
                .toArray(String[]::new);
    }
}

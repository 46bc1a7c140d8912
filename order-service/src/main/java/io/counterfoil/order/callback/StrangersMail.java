package io.counterfoil.order.callback;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.order.provider.ProviderAccount;
import io.counterfoil.order.provider.RawCallback;
import io.counterfoil.platform.http.Page;
import io.counterfoil.platform.http.PageRequest;
import io.counterfoil.platform.personal.KeyRing;
import io.counterfoil.platform.personal.Owner;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Callbacks that nobody we know has signed. Anybody can send them, so they never reach the log, and the newest of an
 * account push out its oldest.
 */
@Component
class StrangersMail {
    static final int KEPT_PER_ACCOUNT_MAX = 1_000;
    static final Duration KEPT_FOR_MAX = Duration.ofDays(30);
    static final int BYTES_KEPT_MAX = 4 * 1024;

    private final JdbcClient sql;
    private final KeyRing keys;
    private final InstantSource clock;

    StrangersMail(JdbcClient sql, KeyRing keys, InstantSource clock) {
        this.sql = sql;
        this.keys = keys;
        this.clock = clock;
    }

    void keep(ProviderAccount account, RawCallback raw, String code, String detail) {
        var bytes = RawMessage.bytes(raw);
        var text = new String(bytes, 0, Math.min(bytes.length, BYTES_KEPT_MAX), StandardCharsets.ISO_8859_1);
        var content = keys.encrypt(Owner.merchant(account.merchant()), text);
        sql.sql("""
                insert into unsigned_callback (merchant, provider, account, received_at, code, detail, key, content)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        account.merchant().value(),
                        account.provider(),
                        account.alias(),
                        Timestamp.from(clock.instant()),
                        code,
                        detail,
                        content.key(),
                        content.text())
                .update();
        forgetTheOldest(account);
    }

    /** The newest first; what they said stays encrypted in the table. */
    Page<Row> page(PageRequest page) {
        var rows = sql.sql("""
                select id, merchant, provider, account, received_at, code, detail from unsigned_callback
                 where id < ? order by id desc limit ?
                """)
                .params(page.after().map(StrangersMail::id).orElse(Long.MAX_VALUE), page.rows())
                .query((row, _) -> new Row(
                        row.getLong("id"),
                        row.getString("merchant"),
                        row.getString("provider"),
                        row.getString("account"),
                        row.getTimestamp("received_at").toInstant(),
                        row.getString("code"),
                        row.getString("detail")))
                .list();
        return Page.of(page, rows, row -> Long.toString(row.id()));
    }

    private static long id(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw Rejected.invalid("cursor-invalid", "this is no cursor of this list", "/after");
        }
    }

    /** A callback whose signature was missing or wrong, or that could not be read. */
    record Row(
            long id,
            String merchant,
            String provider,
            String account,
            Instant receivedAt,
            String code,
            String detail) {}

    private void forgetTheOldest(ProviderAccount account) {
        sql.sql("""
                delete from unsigned_callback
                 where provider = :provider and account = :account
                   and id <= (select id from unsigned_callback
                               where provider = :provider and account = :account
                               order by id desc offset :most limit 1)
                """)
                .param("provider", account.provider())
                .param("account", account.alias())
                .param("most", KEPT_PER_ACCOUNT_MAX)
                .update();
    }

    /** Every process may: what is gone is gone. */
    @Scheduled(fixedDelayString = "PT1H")
    void forgetTheOld() {
        sql.sql("delete from unsigned_callback where received_at < ?")
                .param(Timestamp.from(clock.instant().minus(KEPT_FOR_MAX)))
                .update();
    }
}

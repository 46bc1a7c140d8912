package io.counterfoil.platform.access;

import io.counterfoil.kernel.order.MerchantId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When a merchant's keys were last used, to the minute. Not history: it is kept beside the log. */
@Component
public class KeyUses {
    private static final Duration PRECISION = Duration.ofMinutes(1);
    private static final int REMEMBERED_MAX = 10_000;

    private final JdbcClient sql;
    private final InstantSource clock;
    private final Recent<String, Instant> noted = new Recent<>(REMEMBERED_MAX);

    KeyUses(JdbcClient sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** By the keys' names; a key that was never used is not in it. */
    public Map<String, Instant> of(MerchantId merchant) {
        var uses = new HashMap<String, Instant>();
        sql.sql("select key, used_at from key_use where merchant = ?")
                .param(merchant.value())
                .query(row -> {
                    uses.put(row.getString("key"), row.getTimestamp("used_at").toInstant());
                });
        return uses;
    }

    void note(MerchantKey key) {
        var now = clock.instant();
        var isFresh = noted.find(key.name()).filter(last -> now.isBefore(last.plus(PRECISION)));
        if (isFresh.isPresent()) return;
        sql.sql("""
                insert into key_use (key, merchant, used_at) values (?, ?, ?)
                    on conflict (key) do update set used_at = greatest(key_use.used_at, excluded.used_at)
                """)
                .params(key.name(), key.merchant().value(), Timestamp.from(now))
                .update();
        noted.put(key.name(), now);
    }
}

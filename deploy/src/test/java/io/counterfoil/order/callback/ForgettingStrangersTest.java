package io.counterfoil.order.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.CounterfoilTest;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.order.provider.ProviderAccount;
import io.counterfoil.order.provider.RawCallback;
import io.counterfoil.platform.time.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CounterfoilTest
class ForgettingStrangersTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @Autowired
    private StrangersMail mail;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient sql;

    private final ProviderAccount account = new ProviderAccount(
            MerchantId.derive(UUID.randomUUID().toString()),
            "alipay-wap",
            UUID.randomUUID().toString(),
            Map.of());

    @Test
    void happens_after_thirty_days_and_no_earlier() {
        mail.keep(account, new RawCallback(Map.of(), new byte[] {'x'}), "signature-missing", "unsigned");

        clock.advance(StrangersMail.KEPT_FOR_MAX.minus(HOUR));
        mail.forgetTheOld();
        assertThat(kept()).isOne();

        clock.advance(HOUR);
        mail.forgetTheOld();
        assertThat(kept()).isZero();
    }

    @Test
    void keeps_the_newest_of_an_account_and_leaves_the_others_theirs() {
        var other = new ProviderAccount(account.merchant(), "alipay-wap", "another", Map.of());
        mail.keep(other, callback('o'), "signature-missing", "unsigned");
        for (int i = 0; i < StrangersMail.KEPT_PER_ACCOUNT_MAX; i++) mail.keep(account, callback('x'), "first", "");
        assertThat(kept()).isEqualTo(StrangersMail.KEPT_PER_ACCOUNT_MAX);

        mail.keep(account, callback('x'), "newest", "");

        assertThat(kept()).isEqualTo(StrangersMail.KEPT_PER_ACCOUNT_MAX);
        assertThat(codes(account)).contains("newest");
        assertThat(codes(other)).contains("signature-missing");
    }

    private static RawCallback callback(char content) {
        return new RawCallback(Map.of(), new byte[] {(byte) content});
    }

    private long kept() {
        return sql.sql("select count(*) from unsigned_callback where account = ?")
                .param(account.alias())
                .query(Long.class)
                .single();
    }

    private List<String> codes(ProviderAccount of) {
        return sql.sql("select distinct code from unsigned_callback where account = ?")
                .param(of.alias())
                .query((row, _) -> row.getString(1))
                .list();
    }
}

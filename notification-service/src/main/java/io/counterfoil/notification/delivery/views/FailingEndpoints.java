package io.counterfoil.notification.delivery.views;

import io.counterfoil.kernel.notification.DeliveryEvent.DeliveryFailed;
import io.counterfoil.kernel.notification.EndpointEvent.EndpointDisabled;
import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.kernel.order.MerchantId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Endpoints at which nothing has arrived since an attempt failed. */
@Component
public class FailingEndpoints {
    /** An endpoint to which nothing was sent for so long has not been failing meanwhile: it is counted anew. */
    static final Duration QUIET_MAX = Duration.ofHours(36);

    private final JdbcClient sql;

    FailingEndpoints(JdbcClient sql) {
        this.sql = sql;
    }

    /** @param since when the first of the attempts failed that have failed one and all */
    public record Failing(EndpointId endpoint, MerchantId merchant, Instant since) {}

    /**
     * Those that are still sent notices although they have failed from their first failure to their last for that long; in
     * any order, so that none is always left out.
     */
    public List<Failing> failingFor(Duration time, int rows) {
        return sql.sql("""
                select endpoint, merchant, failing_since from failing_endpoint
                 where disabled_at is null and failed_at - failing_since >= ? * interval '1 ms'
                 order by random() limit ?
                """)
                .params(time.toMillis(), rows)
                .query((row, _) -> new Failing(
                        new EndpointId(row.getString("endpoint")),
                        new MerchantId(row.getString("merchant")),
                        row.getTimestamp("failing_since").toInstant()))
                .list();
    }

    void fail(DeliveryFailed event) {
        sql.sql("""
                insert into failing_endpoint as known (endpoint, merchant, failing_since, failed_at)
                values (:endpoint, :merchant, :at, :at)
                    on conflict (endpoint) do update
                    set failing_since = case when excluded.failed_at - known.failed_at > :quiet * interval '1 ms'
                                             then excluded.failing_since else known.failing_since end,
                        failed_at     = greatest(known.failed_at, excluded.failed_at)
                """)
                .param("endpoint", event.endpoint().value())
                .param("merchant", event.merchant().value())
                .param("at", Timestamp.from(event.at()))
                .param("quiet", QUIET_MAX.toMillis())
                .update();
    }

    void disable(EndpointDisabled event, Instant failingSince) {
        sql.sql("""
                insert into failing_endpoint (endpoint, merchant, failing_since, failed_at, disabled_at)
                values (:endpoint, :merchant, :since, :at, :at)
                    on conflict (endpoint) do update set disabled_at = excluded.disabled_at
                """)
                .param("endpoint", event.endpoint().value())
                .param("merchant", event.merchant().value())
                .param("since", Timestamp.from(failingSince))
                .param("at", Timestamp.from(event.at()))
                .update();
    }

    void forget(EndpointId endpoint) {
        sql.sql("delete from failing_endpoint where endpoint = ?")
                .param(endpoint.value())
                .update();
    }

    void forgetUnlessDisabled(EndpointId endpoint) {
        sql.sql("delete from failing_endpoint where endpoint = ? and disabled_at is null")
                .param(endpoint.value())
                .update();
    }

    void clear() {
        sql.sql("truncate failing_endpoint").update();
    }
}

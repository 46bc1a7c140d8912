package io.counterfoil.notification.delivery.views;

import io.counterfoil.kernel.notification.EndpointId;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Endpoints that asked to be left alone for a while. All processes heed it; an attempt that is under way is not cut off. */
@Component
public class RestingEndpoints {
    private final JdbcClient sql;

    RestingEndpoints(JdbcClient sql) {
        this.sql = sql;
    }

    /** The later of what was asked for. */
    public void rest(EndpointId endpoint, Instant until) {
        sql.sql("""
                insert into resting_endpoint as known (endpoint, rests_until) values (?, ?)
                    on conflict (endpoint) do update set rests_until = greatest(known.rests_until, excluded.rests_until)
                """).params(endpoint.value(), Timestamp.from(until)).update();
    }

    /** Its owner has touched it: it may be another one now. */
    public void end(EndpointId endpoint) {
        sql.sql("delete from resting_endpoint where endpoint = ?")
                .param(endpoint.value())
                .update();
    }
}

package io.counterfoil.sandbox.outage;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Outages {
    private final JdbcClient sql;

    Outages(JdbcClient sql) {
        this.sql = sql;
    }

    Outage of(Gateway gateway) {
        return sql.sql("select kind from sandbox.outage where provider = ?")
                .param(gateway.name())
                .query((row, _) -> Outage.valueOf(row.getString("kind")))
                .optional()
                .orElse(Outage.NONE);
    }

    void replace(Gateway gateway, Outage outage) {
        sql.sql("""
                insert into sandbox.outage (provider, kind) values (?, ?)
                    on conflict (provider) do update set kind = excluded.kind
                """).params(gateway.name(), outage.name()).update();
    }
}

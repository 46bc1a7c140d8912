package io.counterfoil.sandbox.witness;

import io.counterfoil.kernel.money.Money;
import io.counterfoil.platform.http.WireMoney;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the providers have in their books. Joins the transaction of the provider that writes. */
@Component
public class Takings {
    private static final String ENTRIES = """
            select provider, account, attempt, transaction, asset, taken::text, given_back::text, taken_at
              from sandbox.taking
            """;

    private final JdbcClient sql;

    Takings(JdbcClient sql) {
        this.sql = sql;
    }

    /** @param transaction the provider's own number of the payment */
    public record Taking(
            String provider, String account, String attempt, String transaction, Money taken, Instant takenAt) {}

    public void add(Taking taking) {
        sql.sql("""
                insert into sandbox.taking (provider, account, attempt, transaction, asset, taken, taken_at)
                values (?, ?, ?, ?, ?, ?, ?)
                """)
                .params(taking.provider(), taking.account(), taking.attempt(), taking.transaction())
                .params(taking.taken().asset().toString(), taking.taken().minorUnits())
                .param(Timestamp.from(taking.takenAt()))
                .update();
    }

    List<Entry> of(String attempt) {
        return sql.sql(ENTRIES + "where attempt = ?")
                .param(attempt)
                .query(Takings::entry)
                .list();
    }

    List<Entry> entries(String after, int limit) {
        return sql.sql(ENTRIES + "where attempt > ? order by attempt limit ?")
                .params(after, limit)
                .query(Takings::entry)
                .list();
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getString("provider"),
                row.getString("account"),
                row.getString("attempt"),
                row.getString("transaction"),
                new WireMoney(row.getString("taken"), row.getString("asset")),
                new WireMoney(row.getString("given_back"), row.getString("asset")),
                row.getTimestamp("taken_at").toInstant());
    }

    record Entry(
            String provider,
            String account,
            String attempt,
            String transaction,
            WireMoney taken,
            WireMoney givenBack,
            Instant takenAt) {}
}

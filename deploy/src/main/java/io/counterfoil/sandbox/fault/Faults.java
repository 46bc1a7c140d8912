package io.counterfoil.sandbox.fault;

import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Which faults are switched on for which attempt, whether or not the provider has heard of it yet. */
@Component
public class Faults {
    private final JdbcClient sql;
    private final TransactionOperations transactions;

    Faults(JdbcClient sql, TransactionOperations transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    public Set<Fault> of(String attempt) {
        return sql.sql("select fault from sandbox.fault where attempt = ?")
                .param(attempt)
                .query((row, _) -> Fault.valueOf(row.getString("fault")))
                .set();
    }

    void replace(String attempt, Set<Fault> faults) {
        transactions.executeWithoutResult(_ -> {
            sql.sql("delete from sandbox.fault where attempt = ?")
                    .param(attempt)
                    .update();
            for (var fault : faults) {
                sql.sql("insert into sandbox.fault (attempt, fault) values (?, ?) on conflict do nothing")
                        .params(attempt, fault.name())
                        .update();
            }
        });
    }
}

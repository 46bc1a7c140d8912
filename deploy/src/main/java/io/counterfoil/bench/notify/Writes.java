package io.counterfoil.bench.notify;

import io.counterfoil.bench.measure.Sheet;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What PostgreSQL has written so far. */
record Writes(long rows, long transactions, long journalBytes) {
    static Writes now(JdbcClient sql) {
        return sql.sql("""
                select tup_inserted + tup_updated + tup_deleted as written, xact_commit,
                       (pg_current_wal_insert_lsn() - '0/0')::bigint as journal
                  from pg_stat_database where datname = current_database()
                """)
                .query((row, _) ->
                        new Writes(row.getLong("written"), row.getLong("xact_commit"), row.getLong("journal")))
                .single();
    }

    /** What each of so many deliveries has cost since then, in hundredths where there are few. */
    void note(Writes before, long deliveries, Sheet sheet) {
        sheet.figure("rows_written_per_100", (rows - before.rows) * 100 / deliveries);
        sheet.figure("transactions_per_100", (transactions - before.transactions) * 100 / deliveries);
        sheet.figure("journal_bytes_each", (journalBytes - before.journalBytes) / deliveries);
    }
}

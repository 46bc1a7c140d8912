package io.counterfoil.platform.process;

import io.counterfoil.kernel.process.ProcessEvent.ProcessStalled;
import io.counterfoil.kernel.process.ProcessEvent.ResumeRequested;
import io.counterfoil.kernel.process.StallId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class StalledProcessTable {
    private final JdbcClient sql;

    StalledProcessTable(JdbcClient sql) {
        this.sql = sql;
    }

    void stalled(ProcessStalled event) {
        sql.sql("""
                insert into stalled_process (stall, process, subject, cause, failures, since, retry_at)
                values (:stall, :process, :subject, :cause, :failures, :at, :retryAt)
                    on conflict (stall) do update
                    set cause = excluded.cause, failures = excluded.failures, retry_at = excluded.retry_at,
                        resumed = null
                """)
                .param("stall", event.stall().value())
                .param("process", event.process())
                .param("subject", event.subject())
                .param("cause", event.cause())
                .param("failures", event.failures())
                .param("at", Timestamp.from(event.at()))
                .param("retryAt", Timestamp.from(event.retryAt()))
                .update();
    }

    void resumed(ResumeRequested event) {
        sql.sql("update stalled_process set resumed = ? where stall = ?")
                .params(Timestamp.from(event.at()), event.stall().value())
                .update();
    }

    void recovered(StallId stall) {
        sql.sql("delete from stalled_process where stall = ?")
                .param(stall.value())
                .update();
    }

    void clear() {
        sql.sql("truncate stalled_process").update();
    }

    /** Which of them are stalled. */
    Set<StallId> stalled(Collection<StallId> stalls) {
        var there = sql.sql("select stall from stalled_process where stall = any (?)")
                .param(stalls.stream().map(StallId::value).toArray(String[]::new))
                .query((row, _) -> new StallId(row.getString(1)))
                .list();
        return Set.copyOf(there);
    }

    long count() {
        return sql.sql("select count(*) from stalled_process").query(Long.class).single();
    }

    /** In the order of their ids, those behind {@code after}. */
    List<StalledProcess> list(String after, int limit) {
        return sql.sql("select * from stalled_process where stall > ? order by stall limit ?")
                .params(after, limit)
                .query(StalledProcessTable::row)
                .list();
    }

    private static StalledProcess row(ResultSet row, int number) throws SQLException {
        var resumed = row.getTimestamp("resumed");
        return new StalledProcess(
                new StallId(row.getString("stall")),
                row.getString("process"),
                row.getString("subject"),
                row.getString("cause"),
                row.getInt("failures"),
                row.getTimestamp("since").toInstant(),
                row.getTimestamp("retry_at").toInstant(),
                resumed == null ? null : resumed.toInstant());
    }
}

package io.counterfoil.sandbox.notice;

import io.counterfoil.sandbox.notice.Outcome.Answered;
import io.counterfoil.sandbox.notice.Outcome.Silent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class NoticeTable {
    private final JdbcClient sql;

    NoticeTable(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(Notice notice) {
        sql.sql("""
                insert into sandbox.notice (id, provider, attempt, account, url, expires_at, content)
                values (?, ?, ?, ?, ?, ?, ?)
                """)
                .params(notice.id(), notice.provider(), notice.attempt(), notice.account(), notice.url())
                .params(Timestamp.from(notice.expiresAt()), notice.content())
                .update();
    }

    /** Empty once it has been acknowledged. */
    Optional<Notice> findOpen(String id) {
        return sql.sql("select * from sandbox.notice where id = ? and delivered_at is null")
                .param(id)
                .query(NoticeTable::notice)
                .optional();
    }

    /** @param deliveredAt null where the answer does not end it */
    void record(NoticeDelivery delivery, Outcome outcome, @Nullable Instant deliveredAt) {
        sql.sql("update sandbox.notice set deliveries = ?, status = ?, answer = ?, delivered_at = ? where id = ?")
                .param(delivery.number())
                .param(outcome instanceof Answered answered ? answered.status() : null)
                .param(
                        switch (outcome) {
                            case Answered answered -> answered.body();
                            case Silent silent -> silent.why();
                        })
                .param(deliveredAt == null ? null : Timestamp.from(deliveredAt))
                .param(delivery.notice())
                .update();
    }

    List<Sent> sent(String attempt) {
        return sql.sql("""
                select id, url, deliveries, status, answer, delivered_at
                  from sandbox.notice where attempt = ? order by id
                """)
                .param(attempt)
                .query((row, _) -> new Sent(
                        row.getString("id"),
                        row.getString("url"),
                        row.getInt("deliveries"),
                        row.getObject("status", Integer.class),
                        row.getString("answer"),
                        instant(row.getTimestamp("delivered_at"))))
                .list();
    }

    private static Notice notice(ResultSet row, int number) throws SQLException {
        return new Notice(
                row.getString("id"),
                row.getString("provider"),
                row.getString("attempt"),
                row.getString("account"),
                row.getString("url"),
                row.getTimestamp("expires_at").toInstant(),
                row.getString("content"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    /**
     * @param status of the answer to the last delivery, where there was one
     * @param answer its body, or why there was none
     */
    record Sent(
            String id,
            String url,
            int deliveries,
            @Nullable Integer status,
            @Nullable String answer,
            @Nullable Instant deliveredAt) {}
}

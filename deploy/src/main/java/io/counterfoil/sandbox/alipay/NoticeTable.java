package io.counterfoil.sandbox.alipay;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Component
class NoticeTable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};

    private final JdbcClient sql;

    NoticeTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** @param content the same in every delivery */
    record Notice(String id, String outTradeNo, String appId, String url, Map<String, String> content) {}

    void insert(Notice notice) {
        sql.sql("""
                insert into sandbox.alipay_notice (notify_id, out_trade_no, app_id, url, content)
                values (?, ?, ?, ?, ?)
                """)
                .params(notice.id(), notice.outTradeNo(), notice.appId(), notice.url())
                .param(JSON.writeValueAsString(notice.content()))
                .update();
    }

    /** Empty once it has been acknowledged. */
    Optional<Notice> findOpen(String id) {
        return sql.sql("""
                select out_trade_no, app_id, url, content from sandbox.alipay_notice
                 where notify_id = ? and delivered_at is null
                """)
                .param(id)
                .query((row, _) -> new Notice(
                        id,
                        row.getString("out_trade_no"),
                        row.getString("app_id"),
                        row.getString("url"),
                        JSON.readValue(row.getString("content"), FIELDS)))
                .optional();
    }

    void delivered(NoticeDelivery delivery, String answer, Instant at) {
        sql.sql("""
                update sandbox.alipay_notice set deliveries = ?, answer = ?, delivered_at = ? where notify_id = ?
                """)
                .params(delivery.number(), answer, Timestamp.from(at), delivery.notice())
                .update();
    }

    void notDelivered(NoticeDelivery delivery, String answer) {
        sql.sql("update sandbox.alipay_notice set deliveries = ?, answer = ? where notify_id = ?")
                .params(delivery.number(), answer, delivery.notice())
                .update();
    }

    List<Sent> sent(String outTradeNo) {
        return sql.sql("""
                select notify_id, url, deliveries, answer, delivered_at
                  from sandbox.alipay_notice where out_trade_no = ? order by notify_id
                """)
                .param(outTradeNo)
                .query((row, _) -> new Sent(
                        row.getString("notify_id"),
                        row.getString("url"),
                        row.getInt("deliveries"),
                        row.getString("answer"),
                        instant(row.getTimestamp("delivered_at"))))
                .list();
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    /** @param answer to the last delivery, or why there was none */
    record Sent(
            String notifyId,
            String url,
            int deliveries,
            @Nullable String answer,
            @Nullable Instant deliveredAt) {}
}

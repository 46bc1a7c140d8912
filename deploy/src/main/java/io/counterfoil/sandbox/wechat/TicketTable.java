package io.counterfoil.sandbox.wechat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class TicketTable {
    private final JdbcClient sql;

    TicketTable(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(Ticket ticket) {
        sql.sql(
                        "insert into sandbox.wechat_ticket (prepay_id, package_no, out_trade_no, valid_until) values (?, ?, ?, ?)")
                .params(ticket.prepayId(), ticket.packageNo(), ticket.outTradeNo())
                .param(Timestamp.from(ticket.validUntil()))
                .update();
    }

    /**
     * The payer has come by this link.
     *
     * @param back where the payer wants to go afterwards
     */
    void opened(Ticket ticket, @Nullable String back) {
        sql.sql("update sandbox.wechat_transaction set opened = true, back = ? where out_trade_no = ?")
                .param(back)
                .param(ticket.outTradeNo())
                .update();
    }

    boolean isOpened(String outTradeNo) {
        return sql.sql("select opened from sandbox.wechat_transaction where out_trade_no = ?")
                .param(outTradeNo)
                .query(Boolean.class)
                .single();
    }

    /** As the link said that was opened last. */
    Optional<String> back(String outTradeNo) {
        return sql.sql("select back from sandbox.wechat_transaction where out_trade_no = ? and back is not null")
                .param(outTradeNo)
                .query(String.class)
                .optional();
    }

    Optional<Ticket> find(String prepayId) {
        if (!Numbers.isPrepayId(prepayId)) return Optional.empty();
        return sql.sql("select * from sandbox.wechat_ticket where prepay_id = ?")
                .param(prepayId)
                .query(TicketTable::ticket)
                .optional();
    }

    /** The last that the merchant was given. */
    Optional<Ticket> newest(String outTradeNo) {
        return sql.sql("select * from sandbox.wechat_ticket where out_trade_no = ? order by valid_until desc limit 1")
                .param(outTradeNo)
                .query(TicketTable::ticket)
                .optional();
    }

    private static Ticket ticket(ResultSet row, int number) throws SQLException {
        return new Ticket(
                row.getString("prepay_id"),
                row.getString("package_no"),
                row.getString("out_trade_no"),
                row.getTimestamp("valid_until").toInstant());
    }
}

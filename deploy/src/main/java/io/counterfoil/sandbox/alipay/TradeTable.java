package io.counterfoil.sandbox.alipay;

import static java.util.Objects.requireNonNull;

import io.counterfoil.kernel.money.Money;
import io.counterfoil.sandbox.alipay.Trade.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class TradeTable {
    private final JdbcClient sql;

    TradeTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** Locks the trade until the transaction ends. */
    Optional<Trade> lock(String outTradeNo) {
        return sql.sql("select * from sandbox.alipay_trade where out_trade_no = ? for update")
                .param(outTradeNo)
                .query(TradeTable::trade)
                .optional();
    }

    Optional<String> outTradeNo(String tradeNo) {
        return sql.sql("select out_trade_no from sandbox.alipay_trade where trade_no = ?")
                .param(tradeNo)
                .query(String.class)
                .optional();
    }

    /** Does nothing when the number is taken: look what is there. */
    void insert(Trade trade) {
        var terms = trade.terms();
        sql.sql("""
                insert into sandbox.alipay_trade
                       (out_trade_no, app_id, trade_no, amount_fen, subject, body, passback_params,
                        notify_url, return_url, quit_url, expires_at, created_at, status)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """)
                .params(terms.outTradeNo(), terms.appId(), trade.tradeNo())
                .params(terms.amount().minorUnits().longValueExact(), terms.subject())
                .param(terms.body())
                .param(terms.passbackParams())
                .param(terms.notifyUrl())
                .param(terms.returnUrl())
                .param(terms.quitUrl())
                .params(Timestamp.from(terms.expiresAt()), Timestamp.from(trade.createdAt()))
                .param(trade.state().status())
                .update();
    }

    void update(Trade trade) {
        sql.sql("update sandbox.alipay_trade set status = ?, ended_at = ? where out_trade_no = ?")
                .param(trade.state().status())
                .param(ended(trade.state()))
                .param(trade.terms().outTradeNo())
                .update();
    }

    private static @Nullable Timestamp ended(State state) {
        return switch (state) {
            case State.Waiting _ -> null;
            case State.Paid(var at) -> Timestamp.from(at);
            case State.Closed(var at) -> Timestamp.from(at);
        };
    }

    private static Trade trade(ResultSet row, int number) throws SQLException {
        return new Trade(terms(row), row.getString("trade_no"), instant(row, "created_at"), state(row));
    }

    private static TradeTerms terms(ResultSet row) throws SQLException {
        return new TradeTerms(
                row.getString("out_trade_no"),
                row.getString("app_id"),
                Money.of(row.getLong("amount_fen"), Yuan.CNY),
                row.getString("subject"),
                row.getString("body"),
                row.getString("passback_params"),
                row.getString("notify_url"),
                row.getString("return_url"),
                row.getString("quit_url"),
                instant(row, "expires_at"));
    }

    private static State state(ResultSet row) throws SQLException {
        return switch (row.getString("status")) {
            case "WAIT_BUYER_PAY" -> new State.Waiting();
            case "TRADE_SUCCESS" -> new State.Paid(instant(row, "ended_at"));
            case "TRADE_CLOSED" -> new State.Closed(instant(row, "ended_at"));
            case String other -> throw new IllegalStateException("a trade that is " + other);
        };
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return requireNonNull(row.getTimestamp(column)).toInstant();
    }
}

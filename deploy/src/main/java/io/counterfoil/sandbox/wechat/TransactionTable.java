package io.counterfoil.sandbox.wechat;

import static java.util.Objects.requireNonNull;

import io.counterfoil.kernel.money.Money;
import io.counterfoil.sandbox.wechat.Transaction.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class TransactionTable {
    private final JdbcClient sql;

    TransactionTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** Locks the number until the database's transaction ends, whether or not there is an order under it. */
    Optional<Transaction> lock(String outTradeNo) {
        sql.sql("select pg_advisory_xact_lock(hashtext('sandbox.wechat'), hashtext(?))")
                .param(outTradeNo)
                .query((_, _) -> true)
                .list();
        return sql.sql("select * from sandbox.wechat_transaction where out_trade_no = ?")
                .param(outTradeNo)
                .query(TransactionTable::transaction)
                .optional();
    }

    Optional<String> outTradeNo(String transactionId) {
        return sql.sql("select out_trade_no from sandbox.wechat_transaction where transaction_id = ?")
                .param(transactionId)
                .query(String.class)
                .optional();
    }

    void insert(Transaction transaction) {
        var terms = transaction.terms();
        sql.sql("""
                insert into sandbox.wechat_transaction
                       (out_trade_no, mchid, appid, product, transaction_id, amount_fen, description, notify_url,
                        attach, openid, address, time_expire, payable_until, created_at, status)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        terms.outTradeNo(),
                        terms.mchid(),
                        terms.appid(),
                        terms.product().name())
                .params(transaction.transactionId(), terms.amount().minorUnits().longValueExact())
                .params(terms.description(), terms.notifyUrl())
                .param(terms.attach())
                .param(terms.openid())
                .param(terms.address())
                .param(terms.timeExpire() == null ? null : Timestamp.from(terms.timeExpire()))
                .params(Timestamp.from(transaction.payableUntil()), Timestamp.from(transaction.createdAt()))
                .param(transaction.state().wireName())
                .update();
    }

    void update(Transaction transaction) {
        sql.sql("update sandbox.wechat_transaction set status = ?, ended_at = ? where out_trade_no = ?")
                .param(transaction.state().wireName())
                .param(ended(transaction.state()))
                .param(transaction.terms().outTradeNo())
                .update();
    }

    /** A merchant's number that was closed before there was an order under it. */
    void burn(String outTradeNo, String mchid) {
        sql.sql("insert into sandbox.wechat_burnt_number (out_trade_no, mchid) values (?, ?) on conflict do nothing")
                .params(outTradeNo, mchid)
                .update();
    }

    boolean isBurnt(String outTradeNo, String mchid) {
        return sql.sql("""
                select exists (select from sandbox.wechat_burnt_number where out_trade_no = ? and mchid = ?)
                """).params(outTradeNo, mchid).query(Boolean.class).single();
    }

    private static @Nullable Timestamp ended(State state) {
        return switch (state) {
            case State.NotPaid _ -> null;
            case State.Paid(var at) -> Timestamp.from(at);
            case State.Closed(var at) -> Timestamp.from(at);
        };
    }

    private static Transaction transaction(ResultSet row, int number) throws SQLException {
        return new Transaction(
                terms(row),
                row.getString("transaction_id"),
                instant(row, "created_at"),
                instant(row, "payable_until"),
                state(row));
    }

    private static TransactionTerms terms(ResultSet row) throws SQLException {
        var timeExpire = row.getTimestamp("time_expire");
        return new TransactionTerms(
                row.getString("out_trade_no"),
                row.getString("mchid"),
                row.getString("appid"),
                Product.valueOf(row.getString("product")),
                Money.of(row.getLong("amount_fen"), TransactionTerms.CNY),
                row.getString("description"),
                row.getString("attach"),
                row.getString("notify_url"),
                row.getString("openid"),
                row.getString("address"),
                timeExpire == null ? null : timeExpire.toInstant());
    }

    private static State state(ResultSet row) throws SQLException {
        return switch (row.getString("status")) {
            case "NOTPAY" -> new State.NotPaid();
            case "SUCCESS" -> new State.Paid(instant(row, "ended_at"));
            case "CLOSED" -> new State.Closed(instant(row, "ended_at"));
            case String other -> throw new IllegalStateException("an order that is " + other);
        };
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return requireNonNull(row.getTimestamp(column)).toInstant();
    }
}

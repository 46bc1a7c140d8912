package io.counterfoil.channel.trading.views;

import io.counterfoil.channel.trading.VoucherRow;
import io.counterfoil.kernel.channel.BookId;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.channel.VoucherId;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.money.Asset;
import io.counterfoil.kernel.money.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class VoucherListTable {
    private static final String ENTRY = "voucher, lane, nonce, amount, submitted from ";

    private final JdbcClient sql;

    VoucherListTable(JdbcClient sql) {
        this.sql = sql;
    }

    record Written(VoucherId voucher, BookId book, Uint64 lane, Uint64 nonce, Money amount) {}

    /** Of a lane the voucher with the highest nonce promises most: no book takes another. */
    void write(Written voucher) {
        sql.sql("""
                with listed as (
                       insert into voucher_list (voucher, book, lane, nonce, amount)
                       values (:voucher, :book, :lane, :nonce, :amount) on conflict do nothing)
                insert into lane_list as known (book, lane, voucher, nonce, amount)
                values (:book, :lane, :voucher, :nonce, :amount)
                    on conflict (book, lane) do update
                   set voucher = excluded.voucher, nonce = excluded.nonce, amount = excluded.amount
                 where known.nonce is null or known.nonce < excluded.nonce
                """)
                .param("voucher", voucher.voucher().value())
                .param("book", voucher.book().value())
                .param("lane", decimal(voucher.lane()))
                .param("nonce", decimal(voucher.nonce()))
                .param("amount", voucher.amount().minorUnits())
                .update();
    }

    /** @param nonce up to which nothing of the lane is submitted any more */
    void done(BookId book, Uint64 lane, Uint64 nonce) {
        sql.sql("""
                insert into lane_list as known (book, lane, done) values (?, ?, ?)
                    on conflict (book, lane) do update set done = excluded.done
                 where known.done is null or known.done < excluded.done
                """).params(book.value(), decimal(lane), decimal(nonce)).update();
    }

    List<Entry> after(BookId book, Place after, int rows) {
        return sql.sql("select " + ENTRY + """
                       (select one.*, coalesce(one.nonce <= its.done, false) as submitted
                          from voucher_list as one
                          left join lane_list as its on its.book = one.book and its.lane = one.lane
                         where one.book = ? and (one.lane, one.nonce, one.voucher) > (?, ?, ?)
                         order by one.lane, one.nonce, one.voucher limit ?) as part
                 order by lane, nonce, voucher
                """)
                .params(book.value(), after.lane(), after.nonce(), after.voucher(), rows)
                .query(VoucherListTable::entry)
                .list();
    }

    List<Entry> best(BookId book, Optional<Uint64> after, int rows) {
        return sql.sql("select " + ENTRY + """
                       (select voucher, lane, nonce, amount, false as submitted from lane_list
                         where book = ? and to_submit and lane > ?
                         order by lane limit ?) as part
                 order by lane
                """)
                .params(book.value(), after.map(VoucherListTable::decimal).orElse(Place.BEFORE_ALL), rows)
                .query(VoucherListTable::entry)
                .list();
    }

    void clear() {
        sql.sql("truncate voucher_list, lane_list").update();
    }

    private static BigDecimal decimal(Uint64 number) {
        return new BigDecimal(number.toString());
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                new VoucherId(row.getString("voucher")),
                Uint64.parse(row.getBigDecimal("lane").toPlainString()),
                Uint64.parse(row.getBigDecimal("nonce").toPlainString()),
                row.getBigDecimal("amount").toBigIntegerExact(),
                row.getBoolean("submitted"));
    }

    record Entry(VoucherId voucher, Uint64 lane, Uint64 nonce, BigInteger amount, boolean submitted) {
        Place place() {
            return new Place(decimal(lane), decimal(nonce), voucher.value());
        }

        VoucherRow row(Asset asset, String text) {
            return new VoucherRow(voucher, lane, nonce, new Money(amount, asset), text, submitted);
        }
    }

    /** Where a voucher stands in its book. */
    record Place(BigDecimal lane, BigDecimal nonce, String voucher) {
        static final BigDecimal BEFORE_ALL = BigDecimal.ONE.negate();
        static final Place START = new Place(BEFORE_ALL, BEFORE_ALL, "");

        private static final int PARTS = 3;

        /** @throws Rejected for what is not {@link #toString} of a place */
        static Place parse(String text) {
            var parts = text.split("/", PARTS);
            try {
                if (parts.length == PARTS) return new Place(decimal(parts[0]), decimal(parts[1]), parts[2]);
            } catch (IllegalArgumentException e) {
                // refused below, like any other text
            }
            throw Rejected.invalid("cursor-invalid", "after is the next of an earlier page.", "/after");
        }

        private static BigDecimal decimal(String text) {
            return VoucherListTable.decimal(Uint64.parse(text));
        }

        @Override
        public String toString() {
            return lane.toPlainString() + "/" + nonce.toPlainString() + "/" + voucher;
        }
    }
}

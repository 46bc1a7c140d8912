package io.counterfoil.channel.trading.process;

import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.FundingEvent.FundsSent;
import io.counterfoil.kernel.channel.FundingId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is told of a channel and of its parties' accounts comes in any order: no statement relies on another. */
@Component
class OpenStepTable {
    private static final String NOT_DUE = "not exists (select from outbound_call where kind = :kind and subject = ";

    private final JdbcClient sql;

    OpenStepTable(JdbcClient sql) {
        this.sql = sql;
    }

    void sent(FundsSent event) {
        sql.sql("""
                insert into open_deposit as known (funding, sent, sent_at) values (?, ?, ?)
                    on conflict (funding) do update set sent = excluded.sent, sent_at = excluded.sent_at, swept_at = null
                 where known.sent < excluded.sent
                """)
                .params(event.funding().value(), event.serial(), Timestamp.from(event.at()))
                .update();
    }

    void done(FundingId funding, long serial) {
        sql.sql("update open_deposit set done = ? where funding = ? and done < ?")
                .params(serial, funding.value(), serial)
                .update();
    }

    void opened(ChannelId channel, Instant endsAt) {
        sql.sql("""
                insert into open_window as known (channel, ends_at) values (?, ?)
                    on conflict (channel) do update set ends_at = greatest(known.ends_at, excluded.ends_at)
                """).params(channel.value(), Timestamp.from(endsAt)).update();
    }

    void closed(ChannelId channel) {
        sql.sql("delete from open_window where channel = ?")
                .param(channel.value())
                .update();
    }

    void owed(Payout payout, Instant at) {
        sql.sql("""
                insert into open_payout (reference, owed_at) values (?, ?)
                    on conflict (reference) do update set owed_at = excluded.owed_at
                """).params(payout.toString(), Timestamp.from(at)).update();
    }

    void paid(String reference) {
        sql.sql("""
                insert into open_payout (reference, paid) values (?, true)
                    on conflict (reference) do update set paid = true
                """).param(reference).update();
    }

    void clear() {
        sql.sql("truncate open_deposit, open_window, open_payout").update();
    }

    /**
     * Marks the deposits that are overdue and in nobody's hands, and names them. Those that were marked before come last, so
     * that some that cannot be helped never hide others.
     */
    List<String> lostDeposits(Instant now, Instant since, int most) {
        return swept("""
                update open_deposit set swept_at = :now
                 where funding in (
                       select funding from open_deposit
                        where sent > done and sent_at < :since and\s""" + NOT_DUE + """
                       funding)
                        order by swept_at nulls first, sent_at limit :most for update skip locked)
                returning funding
                """, DepositLine.KIND, now, since, most);
    }

    List<String> lostPayouts(Instant now, Instant since, int most) {
        return swept("""
                update open_payout set swept_at = :now
                 where reference in (
                       select reference from open_payout
                        where not paid and owed_at < :since and\s""" + NOT_DUE + """
                       reference)
                        order by swept_at nulls first, owed_at limit :most for update skip locked)
                returning reference
                """, PayoutLine.KIND, now, since, most);
    }

    /** Windows that end after {@code since}. */
    List<String> lostWindows(Instant now, Instant since, int most) {
        return swept("""
                update open_window set swept_at = :now
                 where channel in (
                       select channel from open_window
                        where ends_at > :since and\s""" + NOT_DUE + """
                       channel)
                        order by swept_at nulls first, ends_at limit :most for update skip locked)
                returning channel
                """, SubmissionLine.KIND, now, since, most);
    }

    private List<String> swept(String statement, String kind, Instant now, Instant since, int most) {
        return sql
                .sql(statement)
                .param("kind", kind)
                .param("now", Timestamp.from(now))
                .param("since", Timestamp.from(since))
                .param("most", most)
                .query(String.class)
                .list()
                .stream()
                .map(String::valueOf)
                .toList();
    }
}

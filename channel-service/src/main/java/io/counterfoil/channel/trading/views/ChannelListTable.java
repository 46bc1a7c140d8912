package io.counterfoil.channel.trading.views;

import io.counterfoil.channel.trading.ChannelRow;
import io.counterfoil.channel.trading.ChannelStatus.State;
import io.counterfoil.kernel.channel.AccountId;
import io.counterfoil.kernel.channel.ActorEvent.ChannelFunded;
import io.counterfoil.kernel.channel.ActorEvent.ChannelOpened;
import io.counterfoil.kernel.channel.ActorEvent.VoucherRedeemed;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.Scheme;
import io.counterfoil.kernel.money.Asset;
import io.counterfoil.kernel.money.Money;
import io.counterfoil.kernel.order.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ChannelListTable {
    private final JdbcClient sql;

    ChannelListTable(JdbcClient sql) {
        this.sql = sql;
    }

    void open(ChannelOpened event, long position) {
        var terms = event.terms();
        sql.sql("""
                insert into channel_list (channel, position, name, scheme, asset, payer, payee, state, balance, opened_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """)
                .params(
                        event.channel().value(),
                        position,
                        terms.names().getFirst(),
                        terms.scheme().name(),
                        terms.asset().toString(),
                        terms.payer().key(),
                        terms.payee().key(),
                        State.OPEN.name(),
                        event.deposit().minorUnits(),
                        Timestamp.from(event.at()))
                .update();
        Stream.of(terms.payer().account(), terms.payee().account())
                .distinct()
                .forEach(account -> share(account, event.channel(), position));
    }

    private void share(AccountId account, ChannelId channel, long position) {
        sql.sql("""
                insert into channel_of_account (account, channel, position, state) values (?, ?, ?, ?)
                    on conflict do nothing
                """)
                .params(account.value(), channel.value(), position, State.OPEN.name())
                .update();
    }

    void fund(ChannelFunded event) {
        sql.sql("""
                update channel_list set balance = balance + :amount, deposits = :number
                 where channel = :channel and deposits < :number
                """)
                .param("amount", event.amount().minorUnits())
                .param("number", event.number())
                .param("channel", event.channel().value())
                .update();
    }

    void redeem(VoucherRedeemed event) {
        sql.sql("update channel_list set to_send = ? where channel = ?")
                .params(event.toSend().minorUnits(), event.channel().value())
                .update();
    }

    void become(ChannelId channel, State state) {
        for (var table : List.of("channel_list", "channel_of_account")) {
            sql.sql("update " + table + " set state = ? where channel = ?")
                    .params(state.name(), channel.value())
                    .update();
        }
    }

    List<ChannelRow> before(long position, Optional<State> state, int rows) {
        return sql.sql("""
                select * from channel_list
                 where position < :position and (:state::text is null or state = :state)
                 order by position desc limit :rows
                """)
                .param("position", position)
                .param("state", state.map(Enum::name).orElse(null))
                .param("rows", rows)
                .query(ChannelListTable::row)
                .list();
    }

    /** Of each of the party's accounts no more than are wanted of all together. */
    List<ChannelRow> ofParty(MerchantId party, long position, Optional<State> state, int rows) {
        return sql.sql("""
                select list.*
                  from account_list as own
                 cross join lateral (
                       select channel, position from channel_of_account as its
                        where its.account = own.account and its.position < :position
                          and (:state::text is null or its.state = :state)
                        order by its.position desc limit :rows) as its
                  join channel_list as list on list.channel = its.channel
                 where own.party = :party
                 order by its.position desc limit :rows
                """)
                .param("party", party.value())
                .param("position", position)
                .param("state", state.map(Enum::name).orElse(null))
                .param("rows", rows)
                .query(ChannelListTable::row)
                .list();
    }

    private static ChannelRow row(ResultSet row, int number) throws SQLException {
        var asset = Asset.parse(row.getString("asset"));
        return new ChannelRow(
                new ChannelId(row.getString("channel")),
                row.getLong("position"),
                row.getString("name"),
                Scheme.valueOf(row.getString("scheme")),
                row.getString("payer"),
                row.getString("payee"),
                State.valueOf(row.getString("state")),
                new Money(row.getBigDecimal("balance").toBigIntegerExact(), asset),
                new Money(row.getBigDecimal("to_send").toBigIntegerExact(), asset),
                row.getTimestamp("opened_at").toInstant());
    }

    void clear() {
        sql.sql("truncate channel_list, channel_of_account").update();
    }
}

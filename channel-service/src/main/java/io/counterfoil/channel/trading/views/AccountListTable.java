package io.counterfoil.channel.trading.views;

import io.counterfoil.channel.trading.AccountRow;
import io.counterfoil.kernel.channel.AccountEvent.AccountOpened;
import io.counterfoil.kernel.channel.AccountId;
import io.counterfoil.kernel.money.Asset;
import java.sql.Timestamp;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class AccountListTable {
    private final JdbcClient sql;

    AccountListTable(JdbcClient sql) {
        this.sql = sql;
    }

    void add(AccountOpened event, long position) {
        sql.sql("""
                insert into account_list (account, position, party, asset, opened_at) values (?, ?, ?, ?, ?)
                    on conflict do nothing
                """)
                .params(
                        event.account().value(),
                        position,
                        event.party(),
                        event.asset().toString(),
                        Timestamp.from(event.at()))
                .update();
    }

    /** @param party null for all */
    List<AccountRow> before(long position, @Nullable String party, int rows) {
        return sql.sql("""
                select account, position, party, asset, opened_at from account_list
                 where position < :position and (:party::text is null or party = :party)
                 order by position desc limit :rows
                """)
                .param("position", position)
                .param("party", party)
                .param("rows", rows)
                .query((row, _) -> new AccountRow(
                        new AccountId(row.getString("account")),
                        row.getLong("position"),
                        row.getString("party"),
                        Asset.parse(row.getString("asset")),
                        row.getTimestamp("opened_at").toInstant()))
                .list();
    }

    void clear() {
        sql.sql("truncate account_list").update();
    }
}

package io.counterfoil.order.merchant.views;

import io.counterfoil.kernel.order.MerchantEvent.MerchantRegistered;
import io.counterfoil.kernel.order.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class MerchantListTable {
    private final JdbcClient sql;

    MerchantListTable(JdbcClient sql) {
        this.sql = sql;
    }

    void add(MerchantRegistered event, long position) {
        sql.sql("""
                insert into merchant_list (merchant, position, name, registered_at) values (?, ?, ?, ?)
                    on conflict do nothing
                """)
                .params(event.merchant().value(), position, event.name(), Timestamp.from(event.at()))
                .update();
    }

    void enable(MerchantId merchant, boolean enabled) {
        sql.sql("update merchant_list set enabled = ? where merchant = ?")
                .params(enabled, merchant.value())
                .update();
    }

    void clear() {
        sql.sql("truncate merchant_list").update();
    }

    List<MerchantRow> before(long position, Optional<Boolean> enabled, int rows) {
        return sql.sql("""
                select merchant, position, name, enabled, registered_at
                  from merchant_list
                 where position < :position and (:enabled::boolean is null or enabled = :enabled)
                 order by position desc limit :rows
                """)
                .param("position", position)
                .param("enabled", enabled.orElse(null))
                .param("rows", rows)
                .query(MerchantListTable::row)
                .list();
    }

    private static MerchantRow row(ResultSet row, int number) throws SQLException {
        return new MerchantRow(
                new MerchantId(row.getString("merchant")),
                row.getLong("position"),
                row.getString("name"),
                row.getBoolean("enabled"),
                row.getTimestamp("registered_at").toInstant());
    }
}

package io.counterfoil.platform.personal;

import io.counterfoil.platform.start.CannotStart;
import java.util.HexFormat;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Knows which master key the database began with. Without it a wrong key would show only when somebody's data is read, and
 * until then everybody would be given a second key of their own.
 */
final class MasterKeyCheck {
    private static final int BYTES = 32;

    private final JdbcClient sql;

    MasterKeyCheck(JdbcClient sql) {
        this.sql = sql;
    }

    /** @throws CannotStart when the database knows another master key */
    void require(KeyRing keys) {
        var value = HexFormat.of().formatHex(keys.derive("check of the master key", BYTES));
        sql.sql("insert into master_key_check (value) values (?) on conflict do nothing")
                .param(value)
                .update();
        var known = sql.sql("select value from master_key_check")
                .query(String.class)
                .single();
        if (known.equals(value)) return;
        throw new CannotStart(
                "This is not the master key that the database was begun with.",
                "Give the key of this database: COUNTERFOIL_MASTER_KEY, or the file master.key that was in the data"
                        + " directory. What was encrypted under it cannot be read without it.");
    }
}

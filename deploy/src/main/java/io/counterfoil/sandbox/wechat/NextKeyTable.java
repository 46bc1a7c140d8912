package io.counterfoil.sandbox.wechat;

import io.counterfoil.sandbox.keys.RsaKeys;
import java.security.KeyPair;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The other key of those whose key is being changed. */
@Component
class NextKeyTable {
    private final JdbcClient sql;

    NextKeyTable(JdbcClient sql) {
        this.sql = sql;
    }

    void put(String mchid, String id, KeyPair pair) {
        sql.sql("""
                insert into sandbox.wechat_next_key (mchid, key_id, private_key, public_key)
                values (?, ?, ?, ?)
                    on conflict (mchid) do update
                   set key_id = excluded.key_id, private_key = excluded.private_key, public_key = excluded.public_key
                """)
                .params(mchid, id, RsaKeys.base64(pair.getPrivate()), RsaKeys.base64(pair.getPublic()))
                .update();
    }

    /** Exchanges it with the one that signs, and returns the id of the one that does so now. */
    Optional<String> rotate(String mchid) {
        return sql.sql("""
                with signing as (select * from sandbox.wechat_merchant where mchid = :mchid),
                     next as (select * from sandbox.wechat_next_key where mchid = :mchid),
                     kept as (update sandbox.wechat_next_key other
                                 set key_id = signing.wechat_key_id,
                                     private_key = signing.wechat_private_key,
                                     public_key = signing.wechat_public_key
                                from signing where other.mchid = signing.mchid)
                update sandbox.wechat_merchant merchant
                   set wechat_key_id = next.key_id,
                       wechat_private_key = next.private_key,
                       wechat_public_key = next.public_key
                  from next where merchant.mchid = next.mchid
                returning merchant.wechat_key_id
                """).param("mchid", mchid).query(String.class).optional();
    }

    Optional<String> id(String mchid) {
        return sql.sql("select key_id from sandbox.wechat_next_key where mchid = ?")
                .param(mchid)
                .query(String.class)
                .optional();
    }
}

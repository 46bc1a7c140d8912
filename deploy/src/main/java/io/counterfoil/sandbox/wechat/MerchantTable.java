package io.counterfoil.sandbox.wechat;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class MerchantTable {
    private final JdbcClient sql;

    MerchantTable(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(Merchant merchant) {
        sql.sql("""
                insert into sandbox.wechat_merchant
                       (mchid, appid, name, api_v3_key, serial, public_key,
                        wechat_key_id, wechat_private_key, wechat_public_key)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(merchant.mchid(), merchant.appid(), merchant.name())
                .params(merchant.apiV3Key(), merchant.serial(), merchant.publicKey())
                .params(merchant.wechatKeyId(), merchant.wechatPrivateKey(), merchant.wechatPublicKey())
                .update();
    }

    Optional<Merchant> find(String mchid) {
        return sql.sql("select * from sandbox.wechat_merchant where mchid = ?")
                .param(mchid)
                .query(Merchant.class)
                .optional();
    }
}

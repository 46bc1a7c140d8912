package io.counterfoil.sandbox.alipay;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class AppTable {
    private final JdbcClient sql;

    AppTable(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(App app) {
        sql.sql("""
                insert into sandbox.alipay_app
                       (app_id, seller_id, name, app_public_key, alipay_private_key, alipay_public_key)
                values (?, ?, ?, ?, ?, ?)
                """)
                .params(app.appId(), app.sellerId(), app.name())
                .params(app.appPublicKey(), app.alipayPrivateKey(), app.alipayPublicKey())
                .update();
    }

    Optional<App> find(String appId) {
        return sql.sql("""
                select app_id, seller_id, name, app_public_key, alipay_private_key, alipay_public_key
                  from sandbox.alipay_app where app_id = ?
                """).param(appId).query(App.class).optional();
    }
}

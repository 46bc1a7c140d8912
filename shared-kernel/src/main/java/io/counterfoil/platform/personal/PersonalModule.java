package io.counterfoil.platform.personal;

import io.counterfoil.platform.start.DataDirectory;
import io.counterfoil.platform.start.StartModule;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Import it and there is a {@link KeyRing}. */
@Configuration(proxyBeanMethods = false)
@Import(StartModule.class)
public class PersonalModule {
    @Bean
    KeyRing keyRing(
            JdbcClient sql,
            @Value("${counterfoil.master-key:#{null}}") @Nullable String given,
            DataDirectory data,
            @Value("${counterfoil.mode:development}") String mode) {
        var key = MasterKey.given(given, data.resolve("master.key"), mode.equals("production"));
        var keys = new KeyRing(sql, key);
        new MasterKeyCheck(sql).require(keys);
        return keys;
    }
}

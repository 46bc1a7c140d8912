package io.counterfoil.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.CounterfoilTest;
import io.counterfoil.Http;
import io.counterfoil.TestMerchant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CounterfoilTest
class IssuingKeysTest {
    private static final String SECRET = "{\"kind\":\"secret\"}";
    private static final String PUBLISHABLE = "{\"kind\":\"publishable\"}";

    @Autowired
    private Http http;

    private TestMerchant merchant;

    @BeforeEach
    void open() {
        merchant = TestMerchant.open(http);
    }

    @Test
    void shows_the_key_once() {
        var again = merchant.server().once(UUID.randomUUID().toString());

        var first = again.post(keys(), SECRET);
        var second = again.post(keys(), SECRET);

        assertThat(first.at("/key"))
                .startsWith("sk_" + merchant.id().substring(3))
                .endsWith(first.at("/hint"));
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.at("/id")).isEqualTo(first.at("/id"));
        assertThat(second.at("/key")).isEmpty();
        assertThat(http.get(keys()).text()).contains(first.at("/id")).doesNotContain(first.at("/key"));
        assertThat(again.post(keys(), PUBLISHABLE).at("/code")).isEqualTo("idempotency-key-reused");
    }

    @Test
    void keeps_only_the_hash(@Autowired JdbcClient sql) {
        var key = merchant.server().post(keys(), SECRET).at("/key");

        assertThat(sql.sql("select string_agg(payload || metadata, '') from event_log.event where stream = ?")
                        .param(merchant.id())
                        .query(String.class)
                        .single())
                .contains("\"hash\"")
                .doesNotContain(key, key.substring(key.lastIndexOf('_') + 1));
    }

    @Test
    void gives_several_that_are_valid_at_a_time_until_each_is_revoked() {
        var one = merchant.server().post(keys(), SECRET);
        var other = merchant.server().post(keys(), SECRET);

        assertThat(http.as(one.at("/key"))
                        .delete(keys() + "/" + other.at("/id"))
                        .status())
                .isEqualTo(204);

        assertThat(http.as(one.at("/key")).get(keys()).status()).isEqualTo(200);
        var refused = http.as(other.at("/key")).get(keys());
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.at("/code")).isEqualTo("key-invalid");
        assertThat(http.delete(keys() + "/" + other.at("/id")).status()).isEqualTo(204);
        assertThat(http.delete(keys() + "/ky_nobody").at("/code")).isEqualTo("key-unknown");
    }

    @Test
    void shows_when_a_key_was_last_used() {
        var used = merchant.server().post(keys(), SECRET);
        var idle = merchant.server().post(keys(), SECRET);
        http.as(used.at("/key")).get(keys());

        var all = http.get(keys()).json().at("/items");
        for (var key : all) {
            if (key.at("/id").asString().equals(used.at("/id")))
                assertThat(key.has("lastUsedAt")).isTrue();
            if (key.at("/id").asString().equals(idle.at("/id")))
                assertThat(key.has("lastUsedAt")).isFalse();
        }
    }

    @Test
    void takes_one_key_for_no_other() {
        var key = merchant.server().post(keys(), SECRET).at("/key");
        var asPublishable = key.replaceFirst("sk_", "pk_");
        var tampered = key.substring(0, key.length() - 1) + (key.endsWith("0") ? "4" : "0");

        assertThat(http.as(asPublishable).get(keys()).status()).isEqualTo(401);
        assertThat(http.as(tampered).get(keys()).status()).isEqualTo(401);
    }

    private String keys() {
        return merchant.path() + "/keys";
    }
}

package io.counterfoil.merchant;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.CounterfoilTest;
import io.counterfoil.Http;
import io.counterfoil.TestMerchant;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CounterfoilTest
class RegisteringAMerchantTest {
    @Autowired
    private Http http;

    @Autowired
    private JdbcClient sql;

    @Test
    void gives_the_same_merchant_when_it_is_asked_for_again() {
        var again = http.once(UUID.randomUUID().toString());

        var first = again.post("/v1/merchants", "{\"name\":\"Tea\"}");
        var second = again.post("/v1/merchants", "{ \"name\" : \"Tea\" }");

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(http.get("/v1/merchants/" + first.at("/id")).text()).isEqualTo(first.text());
    }

    @Test
    void is_refused_when_the_key_was_used_for_another() {
        var again = http.once(UUID.randomUUID().toString());
        again.post("/v1/merchants", "{\"name\":\"Tea\"}");

        var other = again.post("/v1/merchants", "{\"name\":\"Coffee\"}");

        assertThat(other.status()).isEqualTo(409);
        assertThat(other.at("/code")).isEqualTo("idempotency-key-reused");
        assertThat(other.at("/errors/0/pointer")).isEqualTo("/name");
    }

    @Test
    void leaves_in_the_log_who_asked_and_in_which_words() {
        var key = UUID.randomUUID().toString();
        var answer = http.once(key).post("/v1/merchants", "{\"name\":\"Tea\"}");

        assertThat(sql.sql("""
                        select concat_ws(' ', m ->> 'actor', m ->> 'idempotencyKey', length(m ->> 'contentHash'),
                                         m ->> 'correlation')
                          from (select metadata::jsonb from event_log.event where stream = ?) as event (m)
                        """).param(answer.at("/id")).query(String.class).single())
                .isEqualTo("operator " + key + " 64 " + answer.header("Request-Id"));
    }

    /** Who knows the other fields of a body could otherwise try all payers there may be. */
    @Test
    void leaves_no_hash_that_could_be_made_without_a_key() throws NoSuchAlgorithmException {
        var body = "{\"name\":\"Tea\"}";
        var plain =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(UTF_8)));

        assertThat(contentHash(body))
                .isEqualTo(contentHash(body))
                .isNotEqualTo(contentHash("{\"name\":\"Coffee\"}"))
                .isNotEqualTo(plain);
    }

    private String contentHash(String body) {
        var answer = http.once(UUID.randomUUID().toString()).post("/v1/merchants", body);
        return sql.sql("select metadata::jsonb ->> 'contentHash' from event_log.event where stream = ?")
                .param(answer.at("/id"))
                .query(String.class)
                .single();
    }

    @Test
    void puts_it_on_top_of_the_list() {
        var merchants = List.of(register(), register(), register());

        await().untilAsserted(() -> assertThat(listed(2)).containsSubsequence(merchants.reversed()));
        assertThat(Long.parseLong(http.get("/v1/merchants").header("Counterfoil-Position")))
                .isPositive();
    }

    @Test
    void can_be_undone_for_a_while() {
        var merchant = TestMerchant.open(http);

        assertThat(http.post(merchant.path() + "/disable").at("/enabled")).isEqualTo("false");
        assertThat(http.post(merchant.path() + "/disable").status()).isEqualTo(200);
        var refused = merchant.server().get(merchant.path());
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.at("/code")).isEqualTo("merchant-disabled");

        http.post(merchant.path() + "/enable");
        assertThat(merchant.server().get(merchant.path()).at("/enabled")).isEqualTo("true");
    }

    private String register() {
        return http.post("/v1/merchants", "{\"name\":\"Tea\"}").at("/id");
    }

    /** The list, page by page. */
    private List<String> listed(int limit) {
        var ids = new ArrayList<String>();
        var page = http.get("/v1/merchants?limit=" + limit);
        while (true) {
            page.json().at("/items").forEach(item -> ids.add(item.at("/id").asString()));
            if (page.at("/next").isEmpty()) return ids;
            page = http.get("/v1/merchants?limit=" + limit + "&after=" + page.at("/next"));
        }
    }
}

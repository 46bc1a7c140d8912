package io.counterfoil.merchant;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.CounterfoilTest;
import io.counterfoil.Http;
import io.counterfoil.TestAlipay;
import io.counterfoil.TestMerchant;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.order.merchant.ProviderAccounts;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@CounterfoilTest
@ExtendWith(OutputCaptureExtension.class)
class SettingAProviderAccountTest {
    @Autowired
    private Http http;

    @Autowired
    private JdbcClient sql;

    private TestMerchant merchant;
    private Map<String, String> account;

    @BeforeEach
    void open() {
        merchant = TestMerchant.open(http);
        account = TestAlipay.account();
    }

    @Test
    void makes_it_ready_for_use(@Autowired ProviderAccounts accounts) {
        var answer = set();

        assertThat(answer.status()).describedAs(answer.text()).isEqualTo(200);
        var ready = accounts.of(new MerchantId(merchant.id()), "alipay-wap").orElseThrow();
        assertThat(ready.values()).isEqualTo(account);
        assertThat(accounts.byAlias("alipay-wap", answer.at("/alias"))).contains(ready);
        assertThat(accounts.byAlias("alipay-wap", "not-an-alias")).isEmpty();
    }

    @Test
    void tells_that_secrets_are_set_and_nothing_else_of_them() {
        set();

        var listed = merchant.server().get(merchant.path() + "/providers");
        assertThat(listed.at("/items/0/settings/appId")).isEqualTo("2021000000000001");
        assertThat(listed.json().at("/items/0/secrets").toString()).isEqualTo("[\"appPrivateKey\"]");
    }

    @Test
    void leaves_the_secret_nowhere(CapturedOutput output) {
        var secret = account.getOrDefault("appPrivateKey", "");
        var answers = new StringBuilder(set().text());
        answers.append(set().text());
        answers.append(http.get(merchant.path() + "/providers").text());
        account.put("environment", "nowhere");
        answers.append(set().text());
        account.put("appId", secret);
        answers.append(set().text());

        var some = secret.substring(100, 140);
        assertThat(answers.toString()).doesNotContain(some);
        assertThat(output.getAll()).doesNotContain(some);
        assertThat(database()).contains(merchant.id()).doesNotContain(some);
    }

    @Test
    void again_with_the_same_values_changes_nothing() {
        set();
        var before = events();

        assertThat(set().status()).isEqualTo(200);
        assertThat(events()).isEqualTo(before);
    }

    @Test
    void is_refused_with_the_field_at_fault() {
        account.put("colour", "red");
        assertFault("field-unknown", "/colour");
        account.remove("colour");
        account.remove("sellerId");
        assertFault("field-required", "/sellerId");
        account.put("sellerId", "x".repeat(8_193));
        assertFault("value-too-long", "/sellerId");
        account.put("sellerId", "nobody");
        assertFault("seller-id-invalid", "/sellerId");
    }

    @Test
    void is_refused_with_a_field_that_is_null() {
        var answer = merchant.server().put(merchant.path() + "/providers/alipay-wap", "{\"appId\":null}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/code")).isEqualTo("field-required");
        assertThat(answer.at("/errors/0/pointer")).isEqualTo("/appId");
    }

    @Test
    void is_refused_for_a_provider_that_is_not_here() {
        var answer = merchant.server().put(merchant.path() + "/providers/nobody", "{}");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.at("/code")).isEqualTo("provider-unknown");
    }

    private Http.Answer set() {
        return merchant.server()
                .put(merchant.path() + "/providers/alipay-wap", new JsonMapper().writeValueAsString(account));
    }

    private void assertFault(String code, String pointer) {
        var answer = set();
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/code")).isEqualTo(code);
        assertThat(answer.at("/errors/0/pointer")).isEqualTo(pointer);
    }

    private long events() {
        return sql.sql("select count(*) from event_log.event where stream = ?")
                .param(merchant.id())
                .query(Long.class)
                .single();
    }

    /** All rows of all tables that the application has, as text. */
    private String database() {
        return sql.sql("""
                select format('%I.%I', schemaname, tablename) from pg_tables
                 where has_schema_privilege(schemaname, 'usage')
                   and has_table_privilege(format('%I.%I', schemaname, tablename), 'select')
                   and schemaname not in ('pg_catalog', 'information_schema')
                """).query(String.class).list().stream()
                .map(table -> sql.sql("select coalesce(string_agg(t::text, ' '), '') from " + table + " t")
                        .query(String.class)
                        .single())
                .collect(joining("\n"));
    }
}

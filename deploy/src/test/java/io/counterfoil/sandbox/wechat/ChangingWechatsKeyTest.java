package io.counterfoil.sandbox.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.CounterfoilTest;
import io.counterfoil.Http;
import io.counterfoil.Http.Answer;
import io.counterfoil.TestMerchant;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@CounterfoilTest
class ChangingWechatsKeyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PROVIDER = "wechat-h5";

    @Autowired
    private Http http;

    @Autowired
    private JdbcClient sql;

    private TestMerchant merchant;
    private String goods;
    private ObjectNode account;
    private String alias;

    @BeforeEach
    void openAShop() {
        merchant = TestMerchant.open(http);
        goods = merchant.goods();
        account = (ObjectNode) sandbox("").json();
        alias = enter();
    }

    @Test
    void loses_no_notice_and_no_answer_where_both_are_entered() {
        account.setAll((ObjectNode) sandbox("/next-key").json());
        assertThat(enter()).describedAs("it is the same account").isEqualTo(alias);
        assertPaid("K-1");

        assertThat(sandbox("/rotate").at("/wechatPublicKeyId"))
                .isEqualTo(account.path("nextWechatPublicKeyId").asString());

        assertPaid("K-2");
        var silent = place("K-3");
        http.asNobody().put("/sandbox/faults/" + attempt(silent), "{\"faults\":[\"lost-callback\"]}");
        pay(silent);
        assertThat(merchant.server()
                        .post("/v1/orders/" + silent.at("/id") + "/verify", "{}")
                        .at("/state"))
                .describedAs("an answer is signed with the next key as well")
                .isEqualTo("paid");
        assertThat(unsigned()).isEmpty();
    }

    @Test
    void is_over_when_the_next_key_is_the_only_one() {
        account.setAll((ObjectNode) sandbox("/next-key").json());
        sandbox("/rotate");
        account.set("wechatPublicKeyId", account.remove("nextWechatPublicKeyId"));
        account.set("wechatPublicKey", account.remove("nextWechatPublicKey"));
        assertThat(enter()).isEqualTo(alias);

        assertPaid("K-1");
        assertThat(unsigned()).isEmpty();
    }

    @Test
    void is_believed_of_no_key_that_is_not_entered() {
        var order = place("K-1");
        var next = (ObjectNode) sandbox("/next-key").json();
        sandbox("/rotate");

        pay(order);

        await().atMost(PATIENCE).until(() -> unsigned().contains("serial-unknown"));
        assertThat(state(order)).isEqualTo("awaiting-payment");
        account.setAll(next);
        enter();
        assertThat(merchant.server()
                        .post("/v1/orders/" + order.at("/id") + "/verify", "{}")
                        .at("/state"))
                .isEqualTo("paid");
    }

    @Test
    void needs_a_next_key() {
        assertThat(sandbox("/rotate").status()).isEqualTo(404);
        assertThat(http.asNobody().post("/sandbox/wechat/accounts/1/next-key").at("/code"))
                .isEqualTo("account-unknown");
    }

    private void assertPaid(String orderNo) {
        var order = place(orderNo);
        pay(order);
        await().atMost(PATIENCE)
                .until(() -> http.asNobody()
                        .get("/sandbox/notices/" + attempt(order))
                        .json()
                        .path(0)
                        .hasNonNull("deliveredAt"));
        assertThat(state(order)).isEqualTo("paid");
    }

    private Answer place(String orderNo) {
        var order = merchant.server().post("/v1/orders", """
                        {"orderNo":"%s","goods":"%s","provider":"%s","payer":"p","payerAddress":"203.0.113.7"}
                        """.formatted(orderNo, goods, PROVIDER));
        assertThat(order.at("/state")).describedAs(order.text()).isEqualTo("awaiting-payment");
        return order;
    }

    private void pay(Answer order) {
        assertThat(http.asNobody()
                        .post("/sandbox/pay/" + attempt(order), "{\"outcome\":\"pay\"}")
                        .status())
                .isEqualTo(200);
    }

    private String state(Answer order) {
        return merchant.server().get("/v1/orders/" + order.at("/id")).at("/state");
    }

    private static String attempt(Answer order) {
        return order.at("/payment/attempt");
    }

    /** Of the account, or to open one. */
    private Answer sandbox(String what) {
        var path = what.isEmpty() ? "" : "/" + account.path("mchid").asString() + what;
        return http.asNobody().post("/sandbox/wechat/accounts" + path);
    }

    private String enter() {
        var entered = merchant.server()
                .put(merchant.path() + "/providers/" + PROVIDER, new JsonMapper().writeValueAsString(account));
        assertThat(entered.status()).describedAs(entered.text()).isEqualTo(200);
        return entered.at("/alias");
    }

    /** Why callbacks were no facts. */
    private List<String> unsigned() {
        return sql
                .sql("select code from unsigned_callback where account = ?")
                .param(alias)
                .query(String.class)
                .list()
                .stream()
                .map(String::valueOf)
                .toList();
    }
}

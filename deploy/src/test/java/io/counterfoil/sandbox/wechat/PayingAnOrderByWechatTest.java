package io.counterfoil.sandbox.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.CounterfoilTest;
import io.counterfoil.Http;
import io.counterfoil.Http.Answer;
import io.counterfoil.TestMerchant;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An order, its adapter and the sandbox together: two sides that share no line of WeChat Pay's protocol. */
@CounterfoilTest
class PayingAnOrderByWechatTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String H5 = "wechat-h5";
    private static final String JSAPI = "wechat-jsapi";
    private static final String OPENID = "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o";
    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private Http http;

    private final Mailbox mailbox = new Mailbox();
    private TestMerchant merchant;
    private String goods;

    @BeforeEach
    void open_a_shop() {
        merchant = TestMerchant.open(http);
        var account = http.asNobody().post("/sandbox/wechat/accounts").text();
        for (var provider : new String[] {H5, JSAPI}) {
            assertThat(merchant.server()
                            .put(merchant.path() + "/providers/" + provider, account)
                            .status())
                    .isEqualTo(200);
        }
        merchant.server().post("/v1/endpoints", "{\"url\":\"" + mailbox.url() + "\",\"kinds\":[\"order.paid\"]}");
        goods = merchant.goods();
    }

    @AfterEach
    void close_the_mailbox() {
        mailbox.close();
    }

    @Test
    void by_h5_leads_from_the_link_to_the_merchants_delivery() {
        var order = place("W-1", H5);
        assertThat(order.at("/payment/kind")).isEqualTo("redirect");
        var opened = open(order);
        assertThat(opened.status()).isEqualTo(302);
        assertThat(opened.header("Location")).isEqualTo("/sandbox/pay/" + attempt(order));

        var paid = pay(order);
        assertThat(paid.at("/back")).isEqualTo("https://shop.example/back?order=W-1");
        awaitState(order, "paid");
        await().atMost(PATIENCE).until(() -> mailbox.notices().size() == 1);
        var told = mailbox.notices().getFirst().json();
        assertThat(told.path("type").asString()).isEqualTo("order.paid");
        assertThat(told.at("/data/orderNo").asString()).isEqualTo("W-1");
        assertPaidOnce(order, H5);
        assertThat(sent(order).path("status").asInt()).isIn(200, 204);
    }

    @Test
    void by_jsapi_gives_parameters_that_the_script_takes() {
        var order = place("W-2", JSAPI);
        assertThat(order.at("/payment/kind")).isEqualTo("invoke");
        assertThat(invoke(order).status()).isEqualTo(200);
        awaitState(order, "paid");
        assertPaidOnce(order, JSAPI);
    }

    @Test
    void is_found_by_asking_when_the_notice_is_lost() {
        var order = place("W-3", H5);
        switchOn(order, "lost-callback");
        pay(order);
        advance("PT5S");
        awaitState(order, "paid");
        assertPaidOnce(order, H5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"duplicate", "reordered"})
    void is_believed_once_when_the_notice_comes_oddly(String fault) {
        var order = place("W-4", H5);
        switchOn(order, fault);
        pay(order);
        advance("PT2S");
        awaitState(order, "paid");
        await().atMost(PATIENCE).until(() -> sent(order).hasNonNull("deliveredAt"));
        assertPaidOnce(order, H5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tampered-amount", "wrong-key", "stale"})
    void is_asked_about_when_the_notice_is_not_to_be_believed(String fault) {
        var order = place("W-5", H5);
        switchOn(order, fault);
        pay(order);
        await().atMost(PATIENCE).until(() -> sent(order).path("deliveries").asInt() >= 1);
        assertThat(state(order)).isEqualTo("awaiting-payment");
        advance("PT5S");
        awaitState(order, "paid");
        assertPaidOnce(order, H5);
    }

    @Test
    void closes_there_before_it_is_closed_here() {
        var order = place("W-6", H5);
        assertThat(merchant.server()
                        .post("/v1/orders/" + order.at("/id") + "/close", "{}")
                        .at("/state"))
                .isEqualTo("closed");
        assertThat(pay(order).at("/code")).isEqualTo("trade-closed");
    }

    @Test
    void expires_and_is_closed_on_both_sides() {
        var order = place("W-7", H5);
        advance("PT31M");
        awaitState(order, "closed");
        assertThat(pay(order).at("/code")).isEqualTo("trade-closed");
    }

    @Test
    void gets_a_new_link_for_the_same_attempt_when_the_old_one_has_expired() {
        var order = place("W-8", H5);
        advance("PT5M");
        assertThat(open(order).status()).isEqualTo(400);

        var again = place("W-8", H5);
        assertThat(attempt(again)).isEqualTo(attempt(order));
        assertThat(again.at("/payment/url")).isNotEqualTo(order.at("/payment/url"));
        assertThat(open(again).status()).isEqualTo(302);
    }

    @Test
    void gets_new_parameters_for_the_same_attempt_when_the_old_ones_have_expired() {
        var order = place("W-9", JSAPI, "PT3H");
        advance("PT2H");
        assertThat(invoke(order).at("/code")).isEqualTo("prepay-expired");

        var again = place("W-9", JSAPI, "PT3H");
        assertThat(attempt(again)).isEqualTo(attempt(order));
        assertThat(invoke(again).status()).isEqualTo(200);
    }

    @Test
    void is_not_paid_by_a_probe() {
        var order = place("W-10", H5);
        var told = http.asNobody().post("/sandbox/wechat/probes/" + attempt(order));
        assertThat(told.json().path("status").asInt()).isBetween(400, 599);
        assertThat(state(order)).isEqualTo("awaiting-payment");
    }

    private Answer place(String orderNo, String provider) {
        return place(orderNo, provider, "PT30M");
    }

    private Answer place(String orderNo, String provider, String expiresIn) {
        var wanted = new HashMap<String, Object>(Map.of(
                "orderNo", orderNo,
                "goods", goods,
                "provider", provider,
                "payer", "15705420001",
                "expiresIn", expiresIn));
        if (provider.equals(H5)) {
            wanted.put("payerAddress", "203.0.113.7");
            wanted.put("returnUrl", "https://shop.example/back?order=" + orderNo);
        } else {
            wanted.put("openid", OPENID);
        }
        var order = merchant.server().post("/v1/orders", JSON.writeValueAsString(wanted));
        assertThat(order.at("/state")).describedAs(order.text()).isEqualTo("awaiting-payment");
        return order;
    }

    /** As the payer's browser does. */
    private Answer open(Answer order) {
        var url = URI.create(order.at("/payment/url"));
        return http.asNobody()
                .with("Referer", "https://shop.example/cart")
                .get(url.getRawPath() + "?" + url.getRawQuery());
    }

    private Answer pay(Answer order) {
        return http.asNobody().post("/sandbox/pay/" + attempt(order), "{\"outcome\":\"pay\"}");
    }

    private Answer invoke(Answer order) {
        return http.asNobody()
                .post(
                        "/sandbox/wechat/invoke",
                        order.json().at("/payment/params").toString());
    }

    private void switchOn(Answer order, String fault) {
        http.asNobody().put("/sandbox/faults/" + attempt(order), "{\"faults\":[\"" + fault + "\"]}");
    }

    private void advance(String time) {
        http.asNobody().post("/sandbox/clock", "{\"advance\":\"" + time + "\"}");
    }

    private void awaitState(Answer order, String state) {
        await().atMost(PATIENCE).until(() -> state(order).equals(state));
    }

    private String state(Answer order) {
        return seen(order).at("/state");
    }

    private Answer seen(Answer order) {
        return merchant.server().get("/v1/orders/" + order.at("/id"));
    }

    /** As the provider sees it, and as the order does. */
    private void assertPaidOnce(Answer order, String provider) {
        var ledger = http.asNobody()
                .get("/sandbox/ledger?attempt=" + attempt(order))
                .json()
                .path("items");
        assertThat(ledger.size()).isOne();
        assertThat(ledger.at("/0/provider").asString()).isEqualTo(provider);
        assertThat(ledger.at("/0/taken/amount").asString()).isEqualTo("1999");
        var paid = seen(order);
        assertThat(paid.at("/paid/transaction"))
                .isEqualTo(ledger.at("/0/transaction").asString());
        assertThat(paid.json().path("owed").size()).isZero();
    }

    private JsonNode sent(Answer order) {
        return http.asNobody().get("/sandbox/notices/" + attempt(order)).json().path(0);
    }

    private static String attempt(Answer order) {
        return order.at("/payment/attempt");
    }
}

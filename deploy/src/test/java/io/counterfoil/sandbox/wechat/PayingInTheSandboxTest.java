package io.counterfoil.sandbox.wechat;

import static io.counterfoil.sandbox.wechat.SandboxMerchant.H5;
import static io.counterfoil.sandbox.wechat.SandboxMerchant.JSAPI;
import static io.counterfoil.sandbox.wechat.SandboxMerchant.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.Counterfoil;
import io.counterfoil.platform.time.MovableClock;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(classes = Counterfoil.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class PayingInTheSandboxTest {
    private static final JsonMapper JSON = new JsonMapper();

    @LocalServerPort
    private int port;

    @Autowired
    private MovableClock clock;

    private SandboxMerchant merchant;

    @BeforeEach
    void open_an_account() {
        merchant = new SandboxMerchant(port);
    }

    @Test
    void leads_from_the_link_over_the_page_to_the_merchant() {
        var link = link("WP0001") + "&redirect_url=" + URLEncoder.encode("https://shop.example/back?order=1", UTF_8);
        var opened = merchant.open(link);
        assertThat(opened.statusCode()).isEqualTo(302);
        assertThat(opened.headers().firstValue("Location")).contains("/sandbox/pay/WP0001");
        assertThat(merchant.get("/sandbox/pay/WP0001").body())
                .contains("19.99")
                .contains("Lantern Games")
                .contains("WeChat Pay")
                .contains("金币 100% + &lt;b&gt;礼包");

        var paid = json(merchant.pay("WP0001"));
        assertThat(paid.path("status").asString()).isEqualTo("SUCCESS");
        assertThat(paid.path("back").asString()).isEqualTo("https://shop.example/back?order=1");
        var asked = json(merchant.query("WP0001"));
        assertThat(asked.path("trade_state").asString()).isEqualTo("SUCCESS");
        assertThat(asked.path("transaction_id").asString())
                .hasSize(28)
                .isEqualTo(paid.path("transaction").asString());
        assertThat(ChinaTime.parse(asked.path("success_time").asString())).isPresent();
        var byId = merchant.call(
                "GET",
                "/v3/pay/transactions/id/" + paid.path("transaction").asString() + "?mchid=" + merchant.key("mchid"),
                "");
        assertThat(json(byId)).isEqualTo(asked);
    }

    @Test
    void is_in_the_sandboxs_ledger() {
        merchant.order(H5, merchant.h5("WP0002"));
        merchant.pay("WP0002");
        var entry = json(merchant.get("/sandbox/ledger?attempt=WP0002")).at("/items/0");
        assertThat(entry.path("provider").asString()).isEqualTo("wechat-h5");
        assertThat(entry.path("account").asString()).isEqualTo(merchant.key("mchid"));
        assertThat(entry.at("/taken/amount").asString()).isEqualTo("1999");
    }

    @Test
    void is_over_when_paid_or_closed() {
        merchant.order(H5, merchant.h5("WP0003"));
        merchant.pay("WP0003");
        refused(merchant.pay("WP0003"), 409, "trade-paid");
        assertThat(json(merchant.close("WP0003")).path("code").asString()).isEqualTo("ORDERPAID");
        assertThat(json(merchant.order(H5, merchant.h5("WP0003"))).path("code").asString())
                .isEqualTo("ORDERPAID");

        merchant.order(H5, merchant.h5("WP0004"));
        merchant.close("WP0004");
        refused(merchant.pay("WP0004"), 409, "trade-closed");
    }

    @Test
    void is_not_possible_after_the_time_to_pay_though_nobody_has_closed_it() {
        var order = merchant.h5("WP0005");
        order.put("time_expire", ChinaTime.format(merchant.now().plus(Duration.ofMinutes(30))));
        merchant.order(H5, order);
        clock.advance(Duration.ofMinutes(31));
        refused(merchant.pay("WP0005"), 409, "trade-closed");
        assertThat(json(merchant.query("WP0005")).path("trade_state").asString())
                .isEqualTo("NOTPAY");
        assertThat(json(merchant.order(H5, order)).path("code").asString()).isEqualTo("INVALID_REQUEST");
        assertThat(merchant.close("WP0005").statusCode()).isEqualTo(204);
    }

    @Test
    void begins_with_a_link_that_is_good_for_five_minutes() {
        var link = link("WP0006");
        clock.advance(Ticket.H5_LIFE);
        assertThat(merchant.open(link).statusCode()).isEqualTo(400);
        assertThat(merchant.open(link).body()).contains("支付请求已失效");

        var renewed = link("WP0006");
        assertThat(merchant.open(renewed).statusCode()).isEqualTo(302);
    }

    @Test
    void begins_with_a_link_on_a_page_of_the_merchants() {
        var link = link("WP0021");
        for (var refused : List.of(merchant.get(link), merchant.open(link, ""))) {
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("商家参数格式有误").contains("Referer is empty");
        }
        assertThat(merchant.open(link).statusCode()).isEqualTo(302);
    }

    @Test
    void opens_the_newest_link_on_the_way_and_no_other() {
        link("WP0022");
        clock.advance(Ticket.H5_LIFE);
        refused(merchant.pay("WP0022"), 409, "link-expired");
        var page = merchant.get("/sandbox/pay/WP0022");
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("link-expired");
        assertThat(json(merchant.query("WP0022")).path("trade_state").asString())
                .isEqualTo("NOTPAY");

        link("WP0022");
        assertThat(json(merchant.pay("WP0022")).path("status").asString()).isEqualTo("SUCCESS");
    }

    @Test
    void may_take_longer_than_its_link_once_that_was_opened() {
        merchant.open(link("WP0023"));
        clock.advance(Ticket.H5_LIFE);
        assertThat(merchant.get("/sandbox/pay/WP0023").statusCode()).isEqualTo(200);
        assertThat(json(merchant.pay("WP0023")).path("status").asString()).isEqualTo("SUCCESS");
    }

    @Test
    void is_not_done_by_jsapi_without_the_script() {
        var parameters = parameters("WP0024");
        refused(merchant.pay("WP0024"), 409, "not-invoked");
        assertThat(json(merchant.query("WP0024")).path("trade_state").asString())
                .isEqualTo("NOTPAY");
        assertThat(invoke(parameters).statusCode()).isEqualTo(200);
        refused(merchant.pay("WP0024"), 409, "trade-paid");
        assertThat(merchant.get("/sandbox/pay/WP0024").statusCode()).isEqualTo(200);
    }

    @Test
    void begins_with_no_link_that_was_never_given() {
        for (var id : List.of("wx1", "%00", "wx" + "0".repeat(34))) {
            assertThat(merchant.open("/sandbox/wechat/checkmweb?package=1&prepay_id=" + id)
                            .statusCode())
                    .isEqualTo(400);
        }
        refused(invoke(signed("prepay_id=\0")), 422, "invoke-refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"&return_url=https%3A%2F%2Fshop.example", "&redirect_url=javascript%3Aalert(1)", "0"})
    void takes_no_other_addition_to_its_link(String addition) {
        var opened = merchant.open(link("WP001" + addition.length()) + addition);
        assertThat(opened.statusCode()).isEqualTo(400);
        assertThat(opened.body()).contains("商家参数格式有误");
    }

    @Test
    void is_invoked_by_the_script_with_parameters_that_the_merchant_has_signed() {
        var invoked = invoke(parameters("WP0007"));
        assertThat(invoked.statusCode()).isEqualTo(200);
        assertThat(json(invoked).path("err_msg").asString()).isEqualTo("get_brand_wcpay_request:ok");
        assertThat(json(invoked).path("attempt").asString()).isEqualTo("WP0007");
        var asked = json(merchant.query("WP0007"));
        assertThat(asked.path("trade_type").asString()).isEqualTo("JSAPI");
        assertThat(asked.at("/payer/openid").asString()).isEqualTo("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o");
    }

    @ParameterizedTest
    @ValueSource(strings = {"appId", "timeStamp", "nonceStr", "package", "signType", "paySign"})
    void is_not_invoked_when_a_parameter_was_changed(String name) {
        var changed = parameters("WX" + name);
        changed.compute(name, (_, value) -> value + "1");
        refused(invoke(changed), 422, "invoke-refused");
        assertThat(json(merchant.query("WX" + name)).path("trade_state").asString())
                .isEqualTo("NOTPAY");
    }

    @Test
    void is_not_invoked_after_two_hours() {
        var parameters = parameters("WP0008");
        clock.advance(Ticket.JSAPI_LIFE);
        refused(invoke(parameters), 409, "prepay-expired");
        assertThat(invoke(parameters("WP0008")).statusCode()).isEqualTo(200);
    }

    @Test
    void is_not_invoked_with_a_session_of_the_other_product() {
        var link = URI.create(link("WP0009")).getQuery();
        var session = link.substring(0, link.indexOf('&'));
        refused(invoke(signed(session)), 422, "invoke-refused");
    }

    private String link(String outTradeNo) {
        var url = URI.create(
                json(merchant.order(H5, merchant.h5(outTradeNo))).path("h5_url").asString());
        return url.getRawPath() + "?" + url.getRawQuery();
    }

    private Map<String, String> parameters(String outTradeNo) {
        var answer = json(merchant.order(JSAPI, merchant.jsapi(outTradeNo)));
        return signed("prepay_id=" + answer.path("prepay_id").asString());
    }

    private Map<String, String> signed(String session) {
        var time = String.valueOf(merchant.now().getEpochSecond());
        var paySign = merchant.sign(merchant.key("appid") + "\n" + time + "\nnonce\n" + session + "\n");
        return new TreeMap<>(Map.of(
                "appId",
                merchant.key("appid"),
                "timeStamp",
                time,
                "nonceStr",
                "nonce",
                "package",
                session,
                "signType",
                "RSA",
                "paySign",
                paySign));
    }

    private HttpResponse<String> invoke(Map<String, String> parameters) {
        return merchant.post("/sandbox/wechat/invoke", JSON.writeValueAsString(parameters));
    }

    private static void refused(HttpResponse<String> answer, int status, String code) {
        assertThat(json(answer).path("code").asString()).isEqualTo(code);
        assertThat(answer.statusCode()).isEqualTo(status);
    }
}

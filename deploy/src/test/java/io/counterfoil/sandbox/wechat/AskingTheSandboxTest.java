package io.counterfoil.sandbox.wechat;

import static io.counterfoil.sandbox.wechat.SandboxMerchant.H5;
import static io.counterfoil.sandbox.wechat.SandboxMerchant.JSAPI;
import static io.counterfoil.sandbox.wechat.SandboxMerchant.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import io.counterfoil.Counterfoil;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** API v3 says what the genuine one says, and signs it. */
@SpringBootTest(
        classes = Counterfoil.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "counterfoil.sandbox.silence=200ms")
class AskingTheSandboxTest {
    @LocalServerPort
    private int port;

    private SandboxMerchant merchant;

    @BeforeEach
    void open_an_account() {
        merchant = new SandboxMerchant(port);
    }

    @Test
    void gives_an_address_for_a_browser() {
        var answer = merchant.order(H5, merchant.h5("WA0001"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(merchant.believes(answer)).isTrue();
        assertThat(json(answer).path("h5_url").asString())
                .startsWith("http://127.0.0.1:" + port + "/sandbox/wechat/checkmweb?prepay_id=wx")
                .contains("&package=");
    }

    @Test
    void gives_a_session_for_the_script() {
        var answer = merchant.order(JSAPI, merchant.jsapi("WA0002"));
        assertThat(merchant.believes(answer)).isTrue();
        assertThat(json(answer).path("prepay_id").asString()).startsWith("wx").hasSize(36);
    }

    @Test
    void writes_its_headers_in_its_own_case() {
        var answer = merchant.raw("GET", "/v3/pay/transactions/out-trade-no/WA0003?mchid=" + merchant.key("mchid"), "");
        assertThat(answer.substring(0, answer.indexOf("\r\n\r\n")))
                .contains("\r\nWechatpay-Timestamp: ")
                .contains("\r\nWechatpay-Nonce: ")
                .contains("\r\nWechatpay-Serial: ")
                .contains("\r\nWechatpay-Signature: ")
                .contains("\r\nWechatpay-Signature-Type: WECHATPAY2-SHA256-RSA2048")
                .containsOnlyOnce("\r\nRequest-ID: ")
                .doesNotContain("\r\nRequest-Id: ");
    }

    @Test
    void tells_how_an_order_stands() {
        merchant.order(H5, merchant.h5("WA0004"));
        var waiting = merchant.query("WA0004");
        assertThat(merchant.believes(waiting)).isTrue();
        assertThat(json(waiting).path("trade_state").asString()).isEqualTo("NOTPAY");
        assertThat(json(waiting).has("transaction_id"))
                .describedAs("it has none before it is paid")
                .isFalse();
        assertThat(json(waiting).at("/amount/total").asInt()).isEqualTo(1999);
    }

    @Test
    void knows_no_order_that_nobody_placed_and_signs_that_too() {
        var answer = merchant.query("WA0005");
        refuses(answer, 404, "ORDER_NOT_EXIST");
        assertThat(merchant.believes(answer)).isTrue();
    }

    @Test
    void shows_no_order_of_another_merchant() {
        var other = new SandboxMerchant(port);
        other.order(H5, other.h5("WA0006"));
        refuses(merchant.query("WA0006"), 404, "ORDER_NOT_EXIST");
        refuses(merchant.order(H5, merchant.h5("WA0006")), 403, "OUT_TRADE_NO_USED");
        assertThat(merchant.close("WA0006").statusCode()).isEqualTo(204);
        assertThat(json(other.query("WA0006")).path("trade_state").asString()).isEqualTo("NOTPAY");
    }

    @Test
    void closes_as_often_as_asked_and_signs_even_nothing() {
        merchant.order(H5, merchant.h5("WA0007"));
        for (int time = 1; time <= 2; time++) {
            var answer = merchant.close("WA0007");
            assertThat(answer.statusCode()).isEqualTo(204);
            assertThat(answer.body()).isEmpty();
            assertThat(merchant.believes(answer)).isTrue();
        }
        assertThat(json(merchant.query("WA0007")).path("trade_state").asString())
                .isEqualTo("CLOSED");
        refuses(merchant.order(H5, merchant.h5("WA0007")), 400, "ORDER_CLOSED");
    }

    @Test
    void closes_a_number_that_it_never_heard_of_and_takes_it_no_more() {
        assertThat(merchant.close("WA0008").statusCode()).isEqualTo(204);
        refuses(merchant.order(H5, merchant.h5("WA0008")), 400, "INVALID_REQUEST");
        refuses(merchant.query("WA0008"), 404, "ORDER_NOT_EXIST");
    }

    @Test
    void gives_a_fresh_answer_to_the_same_question() {
        var first = json(merchant.order(H5, merchant.h5("WA0009")));
        var again = json(merchant.order(H5, merchant.h5("WA0009")));
        assertThat(again.path("h5_url").asString())
                .isNotEmpty()
                .isNotEqualTo(first.path("h5_url").asString());
    }

    @Test
    void refuses_the_same_number_with_other_parameters() {
        merchant.order(H5, merchant.h5("WA0010"));
        var dearer = merchant.h5("WA0010");
        dearer.put("amount", Map.of("total", 2000, "currency", "CNY"));
        refuses(merchant.order(H5, dearer), 400, "INVALID_REQUEST");
        var renamed = merchant.h5("WA0010");
        renamed.put("description", "another");
        refuses(merchant.order(H5, renamed), 400, "INVALID_REQUEST");
        refuses(merchant.order(JSAPI, merchant.jsapi("WA0010")), 403, "OUT_TRADE_NO_USED");
    }

    @Test
    void names_what_is_wrong_with_a_request() {
        var order = merchant.h5("WA0011");
        order.put("amount", Map.of("total", 0));
        var answer = merchant.order(H5, order);
        refuses(answer, 400, "PARAM_ERROR");
        assertThat(json(answer).at("/detail/field").asString()).isEqualTo("/amount/total");
        assertThat(json(answer).at("/detail/location").asString()).isEqualTo("body");
        assertThat(merchant.believes(answer)).isTrue();
    }

    @Test
    void answers_no_one_on_another_merchants_behalf() {
        var other = new SandboxMerchant(port);
        var order = merchant.h5("WA0012");
        order.put("mchid", other.key("mchid"));
        refuses(merchant.order(H5, order), 400, "INVALID_REQUEST");
        order.put("mchid", merchant.key("mchid"));
        order.put("appid", other.key("appid"));
        refuses(merchant.order(H5, order), 400, "APPID_MCHID_NOT_MATCH");
    }

    @Test
    void wants_to_be_told_which_merchant_asks() {
        var target = "/v3/pay/transactions/out-trade-no/WA0013";
        refuses(merchant.call("GET", target, ""), 400, "PARAM_ERROR");
        refuses(merchant.call("GET", target + "?mchid=1900000000", ""), 400, "INVALID_REQUEST");
    }

    @Test
    void refuses_unsigned_and_without_effect_when_that_is_switched_on() {
        merchant.order(H5, merchant.h5("WA0014"));
        merchant.switchOn("WA0014", "unsigned-error");
        for (var answer : List.of(merchant.query("WA0014"), merchant.close("WA0014"))) {
            refuses(answer, 404, "ORDER_NOT_EXIST");
            assertThat(merchant.believes(answer)).isFalse();
        }
        merchant.switchOn("WA0014", "duplicate");
        assertThat(json(merchant.query("WA0014")).path("trade_state").asString())
                .isEqualTo("NOTPAY");
    }

    @Test
    void says_nothing_after_the_effect_when_that_is_switched_on() {
        merchant.order(H5, merchant.h5("WA0015"));
        merchant.switchOn("WA0015", "timeout-after-effect");
        assertThatException().isThrownBy(() -> merchant.close("WA0015"));
        merchant.switchOn("WA0015", "duplicate");
        assertThat(json(merchant.query("WA0015")).path("trade_state").asString())
                .isEqualTo("CLOSED");
    }

    @Test
    void is_out_as_a_whole_when_that_is_switched_on() {
        merchant.outage("refuse");
        assertThat(merchant.query("WA0016").statusCode()).isEqualTo(503);
        merchant.outage("none");
        assertThat(merchant.query("WA0016").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\\u0000b", "\\ud800"})
    void makes_no_account_whose_name_cannot_be_read(String name) {
        var made = merchant.post("/sandbox/wechat/accounts", "{\"name\":\"" + name + "\"}");
        assertThat(made.statusCode()).isEqualTo(422);
        assertThat(json(made).at("/errors/0/pointer").asString()).isEqualTo("/name");
    }

    private static void refuses(HttpResponse<String> answer, int status, String code) {
        assertThat(json(answer).path("code").asString()).isEqualTo(code);
        assertThat(json(answer).path("message").asString()).isNotEmpty();
        assertThat(answer.statusCode()).isEqualTo(status);
    }
}

package io.counterfoil.sandbox.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.Counterfoil;
import io.counterfoil.order.provider.alipay.SignedAnswer;
import io.counterfoil.order.provider.wire.RsaKeyText;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The gateway says what the genuine one says, and signs it. */
@SpringBootTest(classes = Counterfoil.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class AskingTheSandboxTest {
    private static final String QUERY = "alipay.trade.query";
    private static final String CLOSE = "alipay.trade.close";
    private static final String QUERIED = "/alipay_trade_query_response";
    private static final String CLOSED = "/alipay_trade_close_response";

    @LocalServerPort
    private int port;

    private SandboxMerchant merchant;

    @BeforeEach
    void open_an_account() {
        merchant = new SandboxMerchant(port);
    }

    @Test
    void knows_no_trade_before_the_payer_comes() {
        var answer = merchant.call(QUERY, "S-1");
        assertThat(answer.at(QUERIED + "/code").asString()).isEqualTo("40004");
        assertThat(answer.at(QUERIED + "/sub_code").asString()).isEqualTo("ACQ.TRADE_NOT_EXIST");
        assertThat(answer.at(QUERIED + "/out_trade_no").asString()).isEqualTo("S-1");
    }

    @Test
    void tells_how_a_trade_stands() {
        merchant.open(merchant.payment("S-2", Map.of()));
        assertThat(merchant.call(QUERY, "S-2").at(QUERIED + "/trade_status").asString())
                .isEqualTo("WAIT_BUYER_PAY");

        merchant.pay("S-2");
        var answer = merchant.call(QUERY, "S-2").at(QUERIED);
        assertThat(answer.path("code").asString()).isEqualTo("10000");
        assertThat(answer.path("trade_status").asString()).isEqualTo("TRADE_SUCCESS");
        assertThat(answer.path("total_amount").asString()).isEqualTo("19.99");
        assertThat(answer.path("send_pay_date").asString()).isNotEmpty();
    }

    @Test
    void is_asked_by_its_own_number_too() {
        merchant.open(merchant.payment("S-3", Map.of()));
        var tradeNo = merchant.call(QUERY, "S-3").at(QUERIED + "/trade_no").asString();
        var request = merchant.request(QUERY, Map.of("trade_no", tradeNo, "out_trade_no", "another"));
        assertThat(SandboxMerchant.json(merchant.send(merchant.signed(request)))
                        .at(QUERIED + "/out_trade_no")
                        .asString())
                .isEqualTo("S-3");
    }

    @Test
    void closes_what_waits_and_nothing_else() {
        merchant.open(merchant.payment("S-4", Map.of()));
        assertThat(merchant.call(CLOSE, "S-4").at(CLOSED + "/code").asString()).isEqualTo("10000");
        assertThat(merchant.call(QUERY, "S-4").at(QUERIED + "/trade_status").asString())
                .isEqualTo("TRADE_CLOSED");
        assertThat(merchant.call(CLOSE, "S-4").at(CLOSED + "/sub_code").asString())
                .isEqualTo("ACQ.TRADE_STATUS_ERROR");

        merchant.open(merchant.payment("S-5", Map.of()));
        merchant.pay("S-5");
        assertThat(merchant.call(CLOSE, "S-5").at(CLOSED + "/sub_code").asString())
                .isEqualTo("ACQ.TRADE_STATUS_ERROR");
        assertThat(merchant.call(CLOSE, "S-none").at(CLOSED + "/sub_code").asString())
                .isEqualTo("ACQ.TRADE_NOT_EXIST");
    }

    @Test
    void tells_nobody_about_another_merchants_trade() {
        merchant.open(merchant.payment("S-6", Map.of()));
        var other = new SandboxMerchant(port);
        assertThat(other.call(QUERY, "S-6").at(QUERIED + "/sub_code").asString())
                .isEqualTo("ACQ.TRADE_NOT_EXIST");
        assertThat(other.call(CLOSE, "S-6").at(CLOSED + "/sub_code").asString()).isEqualTo("ACQ.TRADE_NOT_EXIST");
    }

    @ParameterizedTest
    @CsvSource({
        "sign, '', isv.missing-signature",
        "sign, AAAA, isv.invalid-signature",
        "sign_type, '', isv.missing-signature-type",
        "sign_type, RSA, isv.invalid-signature-type",
        "timestamp, '', isv.missing-timestamp",
        "timestamp, 2026-11-20T12:00:00Z, isv.invalid-timestamp",
        "version, '', isv.missing-version",
        "charset, GBK, isv.invalid-charset",
        "format, XML, isv.invalid-format",
        "biz_content, [], ACQ.INVALID_PARAMETER",
    })
    void names_the_first_thing_that_is_wrong_and_signs_it(String parameter, String value, String subCode) {
        var request = new LinkedHashMap<>(merchant.request(QUERY, Map.of("out_trade_no", "S-7")));
        var unsigned = !parameter.equals("sign");
        if (unsigned) request.put(parameter, value);
        var sent = new LinkedHashMap<>(merchant.signed(request));
        if (!unsigned) sent.put(parameter, value);

        var answer = merchant.send(sent).body();
        assertThat(answer).contains("\"sub_code\":\"" + subCode + "\"");
        assertThat(SignedAnswer.cut(answer, QUERY).signedBy(RsaKeyText.publicKey(merchant.key("alipayPublicKey"))))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "app_id, '', isv.missing-app-id, alipay_trade_query_response",
        "app_id, 2021, isv.invalid-app-id, alipay_trade_query_response",
        "method, '', isv.missing-method, error_response",
        "method, alipay.trade.pay, isv.invalid-method, error_response",
    })
    void signs_for_nobody_it_does_not_know(String parameter, String value, String subCode, String node) {
        var request = new LinkedHashMap<>(merchant.request(QUERY, Map.of("out_trade_no", "S-8")));
        request.put(parameter, value);
        var answer = merchant.send(merchant.signed(request)).body();
        assertThat(answer).startsWith("{\"" + node + "\":").contains(subCode).doesNotContain("\"sign\"");
    }

    @Test
    void takes_the_public_key_of_those_who_keep_their_own() {
        var body = "{\"appPublicKey\":\"" + merchant.key("alipayPublicKey") + "\"}";
        var account = SandboxMerchant.json(merchant.post("/sandbox/alipay/accounts", "application/json", body));
        assertThat(account.path("appId").asString()).isNotEmpty();
        assertThat(account.has("appPrivateKey")).isFalse();
        assertThat(merchant.post("/sandbox/alipay/accounts", "application/json", "{\"appPublicKey\":\"AAAA\"}")
                        .statusCode())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\\u0000b", "\\ud800"})
    void makes_no_account_whose_name_cannot_be_read(String name) {
        var made = merchant.post("/sandbox/alipay/accounts", "application/json", "{\"name\":\"" + name + "\"}");
        assertThat(made.statusCode()).isEqualTo(422);
        assertThat(SandboxMerchant.json(made).at("/errors/0/pointer").asString())
                .isEqualTo("/name");
    }

    @ParameterizedTest
    @CsvSource({"out_trade_no, alipay.trade.query", "trade_no, alipay.trade.close", "subject, alipay.trade.wap.pay"})
    void takes_no_character_zero_for_text(String name, String method) {
        var biz = new LinkedHashMap<>(Map.of("out_trade_no", "S-9", "product_code", "QUICK_WAP_WAY"));
        biz.putAll(Map.of("total_amount", "19.99", "subject", "gold"));
        biz.put(name, "a\0b");
        assertThat(merchant.send(merchant.signed(merchant.request(method, biz))).body())
                .contains("ACQ.INVALID_PARAMETER");
    }

    @Test
    void takes_no_character_zero_for_a_parameter() {
        var request = new LinkedHashMap<>(merchant.request(QUERY, Map.of("out_trade_no", "S-10")));
        request.put("app_id", "2021\0");
        assertThat(merchant.send(merchant.signed(request)).body()).contains("isv.invalid-parameter");
    }
}

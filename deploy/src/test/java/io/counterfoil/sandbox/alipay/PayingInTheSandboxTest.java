package io.counterfoil.sandbox.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.Counterfoil;
import io.counterfoil.order.provider.alipay.AlipayForm;
import io.counterfoil.platform.time.MovableClock;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(classes = Counterfoil.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class PayingInTheSandboxTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";

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
    void begins_with_the_merchants_signed_address() {
        var opened = merchant.open(merchant.payment("P-1", Map.of()));
        assertThat(opened.statusCode()).isEqualTo(302);
        assertThat(opened.headers().firstValue("Location")).contains("/sandbox/pay/P-1");

        var page = merchant.get("/sandbox/pay/P-1");
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(page.body())
                .contains("SANDBOX", "Lantern Games", "19.99", "金币 100% + &lt;b&gt;礼包")
                .doesNotContain("<b>", "http://", "https://", "{{");
    }

    /** As the buttons of libraries do it, which submit a form. */
    @Test
    void begins_with_a_form_too() {
        var opened = merchant.send(merchant.signed(merchant.payment("P-2", Map.of())));
        assertThat(opened.headers().firstValue("Location")).contains("/sandbox/pay/P-2");
    }

    @Test
    void shows_the_same_trade_however_often_it_is_opened() {
        merchant.open(merchant.payment("P-3", Map.of()));
        assertThat(merchant.open(merchant.payment("P-3", Map.of())).statusCode())
                .isEqualTo(302);
        var dearer = merchant.open(merchant.payment("P-3", Map.of("total_amount", "20.00")));
        assertThat(dearer.statusCode()).isEqualTo(400);
        assertThat(dearer.body()).contains("ACQ.CONTEXT_INCONSISTENT");
    }

    @Test
    void does_not_begin_with_an_address_that_was_changed() {
        var request = new LinkedHashMap<>(merchant.signed(merchant.payment("P-4", Map.of())));
        request.put("notify_url", "https://elsewhere.example/");
        assertThat(merchant.send(request).body()).contains("isv.invalid-signature");
        assertThat(merchant.get("/sandbox/pay/P-4").statusCode()).isEqualTo(404);
    }

    @Test
    void leads_back_to_the_merchant_with_a_signed_message() {
        merchant.open(returning("P-5"));
        var pressed = merchant.post("/sandbox/pay/P-5", FORM, "outcome=pay");
        assertThat(pressed.statusCode()).isEqualTo(303);

        var back = URI.create(merchant.get("/sandbox/pay/P-5")
                .body()
                .replaceAll("(?s).*href=\"([^\"]+)\".*", "$1")
                .replace("&amp;", "&"));
        assertThat(back.toString()).startsWith("https://shop.example/done?order=7&");
        var message = AlipayForm.parse(back.getRawQuery().getBytes(UTF_8)).parameters();
        var signed = new LinkedHashMap<>(message);
        signed.remove("order");
        assertThat(merchant.signedByAlipay(signed)).isTrue();
        assertThat(message).containsEntry("out_trade_no", "P-5").containsEntry("total_amount", "19.99");
    }

    @Test
    void can_be_put_off_and_done_after_all() {
        merchant.open(returning("P-6"));
        var pressed = merchant.post("/sandbox/pay/P-6", FORM, "outcome=cancel");
        var page = merchant.get(pressed.headers().firstValue("Location").orElseThrow());
        assertThat(page.body()).contains("You have not paid").contains("https://shop.example/done?order=7\"");
        assertThat(merchant.pay("P-6").path("status").asString()).isEqualTo("TRADE_SUCCESS");
    }

    @Test
    void is_done_once_and_booked_once() {
        merchant.open(merchant.payment("P-7", Map.of()));
        var transaction = merchant.pay("P-7").path("transaction").asString();
        assertThat(merchant.pay("P-7").path("code").asString()).isEqualTo("trade-paid");

        var entries = SandboxMerchant.json(merchant.get("/sandbox/ledger?attempt=P-7"))
                .path("items");
        assertThat(entries.size()).isOne();
        assertThat(entries.at("/0/taken/amount").asString()).isEqualTo("1999");
        assertThat(entries.at("/0/givenBack/amount").asString()).isEqualTo("0");
        assertThat(entries.at("/0/account").asString()).isEqualTo(merchant.appId());
        assertThat(entries.at("/0/transaction").asString()).isEqualTo(transaction);
    }

    @Test
    void comes_too_late_when_time_is_over() {
        merchant.open(merchant.payment("P-8", Map.of("timeout_express", "5m")));
        clock.advance(Duration.ofMinutes(5));
        assertThat(merchant.pay("P-8").path("code").asString()).isEqualTo("trade-closed");
        assertThat(merchant.get("/sandbox/pay/P-8").body()).contains("This payment is closed");
        assertThat(merchant.call("alipay.trade.query", "P-8")
                        .at("/alipay_trade_query_response/trade_status")
                        .asString())
                .isEqualTo("TRADE_CLOSED");
        assertThat(SandboxMerchant.json(merchant.get("/sandbox/ledger?attempt=P-8"))
                        .path("items"))
                .isEmpty();
    }

    @Test
    void has_two_outcomes() {
        merchant.open(merchant.payment("P-9", Map.of()));
        var other = merchant.post("/sandbox/pay/P-9", JSON, "{\"outcome\":\"steal\"}");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(SandboxMerchant.json(other).path("code").asString()).isEqualTo("outcome-unknown");
    }

    @ParameterizedTest
    @CsvSource({
        "outcome=steal, outcome-unknown",
        "outcome, outcome-unknown",
        "'', outcome-unknown",
        "=pay, outcome-unknown",
        "outcome=%zz, form-invalid",
        "outcome=pay&outcome=cancel, form-invalid"
    })
    void has_no_other_outcome_by_a_form_either(String form, String code) {
        merchant.open(merchant.payment("P-11", Map.of()));
        var pressed = merchant.post("/sandbox/pay/P-11", FORM, form);
        assertThat(pressed.statusCode()).isEqualTo(422);
        assertThat(SandboxMerchant.json(pressed).path("code").asString()).isEqualTo(code);
        assertThat(SandboxMerchant.json(merchant.get("/sandbox/ledger?attempt=P-11"))
                        .path("items"))
                .isEmpty();
    }

    @Test
    void knows_its_faults_by_name() {
        var unknown = merchant.get("/sandbox/faults/P-10");
        assertThat(SandboxMerchant.json(unknown).path("faults").size()).isZero();
        merchant.switchOn("P-10", "lost-callback");
        merchant.switchOn("P-10", "no-such-fault");
        assertThat(SandboxMerchant.json(merchant.get("/sandbox/faults/P-10"))
                        .at("/faults/0")
                        .asString())
                .isEqualTo("lost-callback");
    }

    private Map<String, String> returning(String outTradeNo) {
        var request = new LinkedHashMap<>(merchant.payment(outTradeNo, Map.of()));
        request.put("return_url", "https://shop.example/done?order=7");
        return request;
    }
}

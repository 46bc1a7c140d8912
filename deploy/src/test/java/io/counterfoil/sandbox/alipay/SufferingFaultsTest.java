package io.counterfoil.sandbox.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.counterfoil.Counterfoil;
import io.counterfoil.platform.time.MovableClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What a merchant's server sees of each fault. */
@SpringBootTest(
        classes = Counterfoil.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "counterfoil.sandbox.silence=1s")
class SufferingFaultsTest {
    private static final String QUERY = "alipay.trade.query";
    private static final String CLOSE = "alipay.trade.close";
    private static final Duration FIRST_PAUSE = AlipayNotifier.PAUSES.getFirst();

    @LocalServerPort
    private int port;

    @Autowired
    private MovableClock clock;

    private final Mailbox mailbox = new Mailbox();
    private SandboxMerchant merchant;

    @BeforeEach
    void open_an_account() {
        merchant = new SandboxMerchant(port);
    }

    @AfterEach
    void close_the_mailbox() {
        mailbox.close();
    }

    @Test
    void a_lost_notice_never_comes_and_the_payment_is_there() {
        merchant.switchOn("F-1", "lost-callback");
        pay("F-1");
        await().until(() -> deliveries("F-1") == 1);
        assertThat(mailbox.notices()).isEmpty();
        assertThat(status("F-1")).isEqualTo("TRADE_SUCCESS");
    }

    @Test
    void a_lost_notice_comes_again_when_nothing_is_lost_any_more() {
        merchant.switchOn("F-2", "lost-callback");
        pay("F-2");
        await().until(() -> deliveries("F-2") == 1);
        merchant.switchOn("F-2");
        clock.advance(FIRST_PAUSE);
        assertThat(merchant.signedByAlipay(notices(1).getFirst())).isTrue();
    }

    @Test
    void a_duplicate_notice_comes_twice_and_is_the_same() {
        merchant.switchOn("F-3", "duplicate");
        pay("F-3");
        var notices = notices(2);
        assertThat(notices.getFirst()).isEqualTo(notices.getLast());
    }

    @Test
    void a_late_notice_comes_a_minute_after_the_attempt_has_expired() {
        merchant.switchOn("F-4", "late");
        pay("F-4");
        clock.advance(Duration.ofMinutes(5).plusSeconds(50));
        pay("F-5");
        assertThat(notices(1)).extracting(notice -> notice.get("out_trade_no")).containsExactly("F-5");

        clock.advance(Duration.ofSeconds(10));
        var late = notices(2).getLast();
        assertThat(late).containsEntry("out_trade_no", "F-4");
        assertThat(merchant.signedByAlipay(late)).isTrue();
        assertThat(Duration.between(time(late, "gmt_payment"), time(late, "notify_time")))
                .isGreaterThanOrEqualTo(Duration.ofMinutes(6).minusSeconds(1));
    }

    @Test
    void of_reordered_notices_the_later_comes_first_and_what_was_before_the_payment_last() {
        merchant.switchOn("F-6", "reordered");
        pay("F-6");
        var notices = notices(3);
        assertThat(notices).allMatch(merchant::signedByAlipay);
        assertThat(notices)
                .extracting(notice -> notice.get("trade_status"))
                .containsExactly("TRADE_SUCCESS", "TRADE_SUCCESS", "WAIT_BUYER_PAY");
        assertThat(time(notices.get(0), "notify_time")).isAfter(time(notices.get(1), "notify_time"));
        assertThat(notices.get(0).get("notify_id"))
                .isEqualTo(notices.get(1).get("notify_id"))
                .isNotEqualTo(notices.get(2).get("notify_id"));
        await().until(() -> sent("F-6").path("deliveredAt").isString());
    }

    @Test
    void a_tampered_amount_is_validly_signed_and_not_what_was_paid() {
        merchant.switchOn("F-7", "tampered-amount");
        pay("F-7");
        var notice = notices(1).getFirst();
        assertThat(merchant.signedByAlipay(notice)).isTrue();
        assertThat(notice).containsEntry("total_amount", "0.01").containsEntry("buyer_pay_amount", "0.01");
        assertThat(asked(QUERY, "F-7")
                        .at("/alipay_trade_query_response/total_amount")
                        .asString())
                .describedAs("queries tell the truth")
                .isEqualTo("19.99");
    }

    @Test
    void a_notice_by_a_wrong_key_does_not_verify_and_one_by_the_right_key_follows() {
        mailbox.answer("fail");
        merchant.switchOn("F-8", "wrong-key");
        pay("F-8");
        assertThat(merchant.signedByAlipay(notices(1).getFirst())).isFalse();
        await().until(() -> deliveries("F-8") == 1);

        merchant.switchOn("F-8");
        mailbox.answer("success");
        clock.advance(FIRST_PAUSE);
        assertThat(merchant.signedByAlipay(notices(2).getLast())).isTrue();
    }

    @Test
    void a_stale_notice_is_signed_as_of_an_hour_ago() {
        merchant.switchOn("F-9", "stale");
        pay("F-9");
        var notice = notices(1).getFirst();
        assertThat(merchant.signedByAlipay(notice)).isTrue();
        assertThat(time(notice, "notify_time"))
                .isBefore(time(notice, "gmt_payment").minus(Duration.ofMinutes(59)));
    }

    @Test
    void faults_add_up() {
        merchant.switchOn("F-10", "duplicate", "reordered", "wrong-key", "tampered-amount");
        pay("F-10");
        assertThat(notices(6))
                .noneMatch(merchant::signedByAlipay)
                .allMatch(notice -> "0.01".equals(notice.get("total_amount")));
    }

    @Test
    void an_unsigned_error_denies_the_trade_and_leaves_it_as_it_is() {
        merchant.open(payment("F-11"));
        merchant.switchOn("F-11", "unsigned-error");
        for (var method : List.of(QUERY, CLOSE)) {
            var answer = asked(method, "F-11");
            assertThat(answer.has("sign")).isFalse();
            assertThat(answer.toString()).contains("\"code\":\"40004\"", "\"sub_code\":\"ACQ.TRADE_NOT_EXIST\"");
        }
        merchant.switchOn("F-11");
        assertThat(status("F-11")).isEqualTo("WAIT_BUYER_PAY");
    }

    @Test
    void a_call_takes_effect_and_is_never_answered() {
        merchant.open(payment("F-12"));
        merchant.switchOn("F-12", "timeout-after-effect");
        assertThatThrownBy(() -> asked(QUERY, "F-12")).hasCauseInstanceOf(IOException.class);
        assertThatThrownBy(() -> asked(CLOSE, "F-12")).hasCauseInstanceOf(IOException.class);
        merchant.switchOn("F-12");
        assertThat(status("F-12")).isEqualTo("TRADE_CLOSED");
    }

    @Test
    void a_call_that_is_refused_is_not_answered_either() {
        merchant.switchOn("F-13", "timeout-after-effect", "unsigned-error");
        assertThatThrownBy(() -> asked(CLOSE, "F-13")).hasCauseInstanceOf(IOException.class);
    }

    private Map<String, String> payment(String outTradeNo) {
        var request = new LinkedHashMap<>(merchant.payment(outTradeNo, Map.of("timeout_express", "5m")));
        request.put("notify_url", mailbox.url());
        return request;
    }

    private void pay(String outTradeNo) {
        merchant.open(payment(outTradeNo));
        merchant.pay(outTradeNo);
    }

    private JsonNode asked(String method, String outTradeNo) {
        return merchant.call(method, outTradeNo);
    }

    private String status(String outTradeNo) {
        return asked(QUERY, outTradeNo)
                .at("/alipay_trade_query_response/trade_status")
                .asString();
    }

    private List<Map<String, String>> notices(int number) {
        await().until(() -> mailbox.notices().size() == number);
        return mailbox.notices();
    }

    private int deliveries(String outTradeNo) {
        return sent(outTradeNo).path("deliveries").asInt();
    }

    private JsonNode sent(String outTradeNo) {
        return SandboxMerchant.json(merchant.get("/sandbox/notices/" + outTradeNo))
                .path(0);
    }

    private static Instant time(Map<String, String> notice, String field) {
        return BeijingTime.parse(notice.getOrDefault(field, "")).orElseThrow();
    }
}

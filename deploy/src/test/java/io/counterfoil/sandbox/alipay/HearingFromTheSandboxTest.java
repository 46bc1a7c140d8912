package io.counterfoil.sandbox.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.Counterfoil;
import io.counterfoil.platform.time.MovableClock;
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

@SpringBootTest(classes = Counterfoil.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class HearingFromTheSandboxTest {
    private static final int DELIVERIES_MAX = 8;

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
    void tells_all_that_a_genuine_notice_tells() {
        pay("N-1");
        await().until(() -> heard() == 1);
        var notice = mailbox.notices().getFirst();
        assertThat(merchant.signedByAlipay(notice)).isTrue();
        assertThat(notice)
                .containsEntry("trade_status", "TRADE_SUCCESS")
                .containsEntry("total_amount", "19.99")
                .containsEntry("app_id", merchant.appId())
                .containsEntry("seller_id", merchant.key("sellerId"))
                .containsEntry("passback_params", "a%3Db")
                .containsKeys(
                        "gmt_create",
                        "gmt_payment",
                        "notify_time",
                        "notify_type",
                        "notify_id",
                        "charset",
                        "version",
                        "trade_no",
                        "auth_app_id",
                        "buyer_id",
                        "buyer_pay_amount",
                        "receipt_amount",
                        "invoice_amount",
                        "point_amount",
                        "fund_bill_list",
                        "subject",
                        "sign_type");
    }

    @Test
    void stops_at_the_right_word() {
        pay("N-2");
        await().until(() -> deliveredAt("N-2").isString());
        clock.advance(Duration.ofDays(2));
        pay("N-3");
        await().until(() -> deliveredAt("N-3").isString());
        assertThat(mailbox.notices())
                .extracting(notice -> notice.get("out_trade_no"))
                .containsExactly("N-2", "N-3");
    }

    @Test
    void repeats_on_its_schedule_each_time_signed_afresh() {
        mailbox.answer("SUCCESS");
        pay("N-4");
        for (int delivery = 1; delivery <= DELIVERIES_MAX; delivery++) {
            var expected = delivery;
            await().until(() -> heard() == expected && deliveries("N-4") == expected);
            if (delivery < DELIVERIES_MAX) clock.advance(AlipayNotifier.PAUSES.get(delivery - 1));
        }

        var notices = mailbox.notices();
        assertThat(notices).allMatch(merchant::signedByAlipay);
        assertThat(notices)
                .extracting(notice -> notice.get("notify_id"))
                .containsOnly(notices.getFirst().get("notify_id"));
        assertThat(notices).extracting(notice -> notice.get("sign")).doesNotHaveDuplicates();
        for (int i = 1; i < notices.size(); i++) {
            assertThat(Duration.between(time(notices, i - 1), time(notices, i)))
                    .isGreaterThanOrEqualTo(AlipayNotifier.PAUSES.get(i - 1).minusSeconds(1));
        }
        assertThat(deliveredAt("N-4").isString()).isFalse();
    }

    private void pay(String outTradeNo) {
        var request = new LinkedHashMap<>(merchant.payment(outTradeNo, Map.of("passback_params", "a%3Db")));
        request.put("notify_url", mailbox.url());
        merchant.open(request);
        merchant.pay(outTradeNo);
    }

    private int heard() {
        return mailbox.notices().size();
    }

    private int deliveries(String outTradeNo) {
        return sent(outTradeNo).path("deliveries").asInt();
    }

    private JsonNode deliveredAt(String outTradeNo) {
        return sent(outTradeNo).path("deliveredAt");
    }

    private JsonNode sent(String outTradeNo) {
        return SandboxMerchant.json(merchant.get("/sandbox/notices/" + outTradeNo))
                .path(0);
    }

    private static Instant time(List<Map<String, String>> notices, int number) {
        return BeijingTime.parse(notices.get(number).getOrDefault("notify_time", ""))
                .orElseThrow();
    }
}

package io.counterfoil.sandbox.wechat;

import static io.counterfoil.sandbox.wechat.SandboxMerchant.H5;
import static io.counterfoil.sandbox.wechat.SandboxMerchant.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.Counterfoil;
import io.counterfoil.platform.time.MovableClock;
import io.counterfoil.sandbox.wechat.Mailbox.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@SpringBootTest(classes = Counterfoil.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class HearingFromTheSandboxTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

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
        pay("WN0001");
        await().atMost(PATIENCE).until(() -> heard() == 1);
        var notice = mailbox.notices().getFirst();
        assertThat(believes(notice)).isTrue();
        assertThat(notice.headers())
                .containsEntry("Wechatpay-Signature-Type", "WECHATPAY2-SHA256-RSA2048")
                .containsEntry("Content-Type", "application/json; charset=utf-8");
        var envelope = notice.json();
        assertThat(envelope.path("id").asString()).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(envelope.path("event_type").asString()).isEqualTo("TRANSACTION.SUCCESS");
        assertThat(envelope.path("resource_type").asString()).isEqualTo("encrypt-resource");
        assertThat(envelope.at("/resource/algorithm").asString()).isEqualTo("AEAD_AES_256_GCM");
        assertThat(envelope.at("/resource/original_type").asString()).isEqualTo("transaction");
        var payment = merchant.unseal(envelope.path("resource"));
        assertThat(payment.path("out_trade_no").asString()).isEqualTo("WN0001");
        assertThat(payment.path("mchid").asString()).isEqualTo(merchant.key("mchid"));
        assertThat(payment.path("appid").asString()).isEqualTo(merchant.key("appid"));
        assertThat(payment.path("trade_type").asString()).isEqualTo("MWEB");
        assertThat(payment.path("trade_state").asString()).isEqualTo("SUCCESS");
        assertThat(payment.path("attach").asString()).isEqualTo("a=b&c");
        assertThat(payment.at("/amount/total").asInt()).isEqualTo(1999);
        assertThat(payment.at("/amount/payer_total").asInt()).isEqualTo(1999);
        assertThat(payment.at("/payer/openid").asString()).isNotEmpty();
        var answer = json(merchant.query("WN0001"));
        assertThat(payment).describedAs("the same as the answer to a query").isEqualTo(answer);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204})
    void stops_when_it_is_heard(int status) {
        mailbox.answer(status);
        pay("WN1" + status);
        await().atMost(PATIENCE)
                .until(() -> sent("WN1" + status).path("deliveredAt").isString());
        letWhatIsDueCome("WN2" + status);
        assertThat(heardOf("WN1" + status)).hasSize(1);
    }

    @Test
    void repeats_on_its_schedule_each_time_signed_and_sealed_afresh() {
        mailbox.answer(500);
        pay("WN0004");
        for (int delivery = 1; delivery <= WechatNotifier.PAUSES.size() + 1; delivery++) {
            awaitDeliveries("WN0004", delivery);
            if (delivery <= WechatNotifier.PAUSES.size()) clock.advance(WechatNotifier.PAUSES.get(delivery - 1));
        }

        var notices = mailbox.notices();
        assertThat(notices).allMatch(this::believes);
        assertThat(notices)
                .extracting(notice -> notice.json().path("id").asString())
                .containsOnly(notices.getFirst().json().path("id").asString());
        assertThat(notices)
                .extracting(notice -> notice.headers().get("Wechatpay-Signature"))
                .doesNotHaveDuplicates();
        assertThat(notices)
                .extracting(notice -> notice.json().at("/resource/nonce").asString())
                .doesNotHaveDuplicates();
        for (int i = 1; i < notices.size(); i++) {
            assertThat(Duration.between(time(notices.get(i - 1)), time(notices.get(i))))
                    .isGreaterThanOrEqualTo(WechatNotifier.PAUSES.get(i - 1).minusSeconds(1));
        }
        assertThat(sent("WN0004").path("deliveredAt").isString()).isFalse();
        letWhatIsDueCome("WN0012");
        assertThat(heardOf("WN0004")).hasSize(WechatNotifier.PAUSES.size() + 1);
    }

    @Test
    void names_another_amount_when_that_is_switched_on() {
        merchant.switchOn("WN0005", "tampered-amount");
        pay("WN0005");
        var payment = merchant.unseal(first().json().path("resource"));
        assertThat(believes(first())).isTrue();
        assertThat(payment.at("/amount/total").asInt()).isNotEqualTo(1999);
        assertThat(payment.at("/amount/payer_total")).isEqualTo(payment.at("/amount/total"));
    }

    @Test
    void is_signed_by_a_stranger_when_that_is_switched_on() {
        merchant.switchOn("WN0006", "wrong-key");
        pay("WN0006");
        assertThat(believes(first())).isFalse();
        assertThat(first().headers()).containsEntry("Wechatpay-Serial", merchant.key("wechatPublicKeyId"));
    }

    @Test
    void is_an_hour_old_when_that_is_switched_on() {
        merchant.switchOn("WN0007", "stale");
        pay("WN0007");
        assertThat(believes(first())).isTrue();
        assertThat(Duration.between(time(first()), merchant.now())).isGreaterThan(Duration.ofMinutes(59));
    }

    @Test
    void comes_twice_at_once_when_that_is_switched_on() {
        merchant.switchOn("WN0008", "duplicate");
        pay("WN0008");
        await().atMost(PATIENCE).until(() -> heard() == 2);
        assertThat(mailbox.notices().getFirst().body())
                .isEqualTo(mailbox.notices().getLast().body());
    }

    @Test
    void comes_in_the_wrong_order_when_that_is_switched_on() {
        merchant.switchOn("WN0009", "reordered");
        pay("WN0009");
        clock.advance(Duration.ofSeconds(2));
        await().atMost(PATIENCE).until(() -> heard() == 2);
        assertThat(mailbox.notices()).allMatch(this::believes);
        assertThat(time(mailbox.notices().getLast()))
                .isBefore(time(mailbox.notices().getFirst()));
    }

    /** The time to pay of one ends a minute earlier, so it comes when this one ends; another is due at once, and later still. */
    @Test
    void comes_after_the_end_when_that_is_switched_on() {
        var end = merchant.now().plus(Duration.ofMinutes(30));
        merchant.switchOn("WN0010", "late");
        merchant.switchOn("WN0013", "late");
        payBefore(end, "WN0010");
        payBefore(end.minus(Duration.ofMinutes(1)), "WN0013");
        clock.advance(Duration.ofMinutes(30));
        await().atMost(PATIENCE).until(() -> heardOf("WN0013").size() == 1);
        pay("WN0014");
        await().atMost(PATIENCE).until(() -> heardOf("WN0014").size() == 1);
        assertThat(heardOf("WN0010")).isEmpty();
        clock.advance(Duration.ofMinutes(1));
        await().atMost(PATIENCE).until(() -> heardOf("WN0010").size() == 1);
        assertThat(mailbox.notices()).allMatch(this::believes);
    }

    @Test
    void never_comes_when_it_is_lost() {
        merchant.switchOn("WN0011", "lost-callback");
        pay("WN0011");
        await().atMost(PATIENCE).until(() -> sent("WN0011").path("deliveries").asInt() == 1);
        assertThat(heard()).isZero();
        assertThat(json(merchant.query("WN0011")).path("trade_state").asString())
                .isEqualTo("SUCCESS");
    }

    private void pay(String outTradeNo) {
        pay(outTradeNo, merchant.h5(outTradeNo));
    }

    private void payBefore(Instant end, String outTradeNo) {
        var order = merchant.h5(outTradeNo);
        order.put("time_expire", ChinaTime.format(end));
        pay(outTradeNo, order);
    }

    private void pay(String outTradeNo, Map<String, Object> order) {
        order.put("notify_url", mailbox.url());
        assertThat(merchant.order(H5, order).statusCode()).isEqualTo(200);
        assertThat(merchant.pay(outTradeNo).statusCode()).isEqualTo(200);
    }

    /** Another payment's notice, which fails, is due again later than all that was due before: twice it has come again. */
    private void letWhatIsDueCome(String control) {
        mailbox.answer(500);
        pay(control);
        awaitDeliveries(control, 1);
        clock.advance(Duration.ofDays(2));
        awaitDeliveries(control, 2);
        clock.advance(WechatNotifier.PAUSES.get(1));
        awaitDeliveries(control, 3);
    }

    private void awaitDeliveries(String outTradeNo, int deliveries) {
        await().atMost(PATIENCE)
                .until(() -> heardOf(outTradeNo).size() == deliveries
                        && sent(outTradeNo).path("deliveries").asInt() == deliveries);
    }

    private Notice first() {
        await().atMost(PATIENCE).until(() -> heard() > 0);
        return mailbox.notices().getFirst();
    }

    private boolean believes(Notice notice) {
        return merchant.believes(notice.headers(), notice.body());
    }

    private List<Notice> heardOf(String outTradeNo) {
        return mailbox.notices().stream()
                .filter(notice -> merchant.unseal(notice.json().path("resource"))
                        .path("out_trade_no")
                        .asString()
                        .equals(outTradeNo))
                .toList();
    }

    private int heard() {
        return mailbox.notices().size();
    }

    private JsonNode sent(String outTradeNo) {
        return json(merchant.get("/sandbox/notices/" + outTradeNo)).path(0);
    }

    private static Instant time(Notice notice) {
        return Instant.ofEpochSecond(Long.parseLong(notice.headers().getOrDefault("Wechatpay-Timestamp", "")));
    }
}

package io.counterfoil.order;

import static io.counterfoil.order.WechatSide.payment;
import static io.counterfoil.order.WechatSide.refund;
import static io.counterfoil.order.WechatSide.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.CounterfoilTest;
import io.counterfoil.Http;
import io.counterfoil.Http.Answer;
import io.counterfoil.TestMerchant;
import io.counterfoil.kernel.order.AttemptNo;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.kernel.order.OrderId;
import io.counterfoil.order.WechatSide.Notice;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The sandbox does not know this merchant, so that preparing stays undecided: payments may come all the same. */
@CounterfoilTest
class HearingWechatCallbacksTest {
    private static final String FAIL = "{\"code\":\"FAIL\",\"message\":\"失败\"}";
    private static final int AT_THE_SAME_MOMENT = 10;

    @Autowired
    private Http http;

    @Autowired
    private InstantSource clock;

    @Autowired
    private JdbcClient sql;

    private WechatSide wechat;
    private TestMerchant shop;
    private String alias;
    private OrderId order;
    private String attempt;

    @BeforeEach
    void place() {
        wechat = WechatSide.create(clock.instant());
        shop = TestMerchant.open(http);
        alias = enter(shop, wechat);
        shop.server().post("/v1/orders", """
                {"orderNo":"W-1","goods":"%s","provider":"wechat-h5","payer":"15705420001","payerAddress":"203.0.113.7"}
                """.formatted(shop.goods()));
        order = OrderId.derive(new MerchantId(shop.id()), "W-1");
        attempt = AttemptNo.of(order, 1).value();
    }

    @Test
    void pays_the_order_and_is_answered_by_status_alone() {
        var answer = call(wechat.paid(attempt, 1999));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEmpty();
        assertThat(read().at("/state")).isEqualTo("paid");
        assertThat(read().at("/paid/transaction")).isEqualTo("4200" + attempt);
    }

    @Test
    void pays_once_however_often_and_however_simultaneously_it_is_told() throws Exception {
        var notice = wechat.paid(attempt, 1999);
        try (var callers = Executors.newFixedThreadPool(AT_THE_SAME_MOMENT)) {
            Callable<Integer> call = () -> call(notice).status();
            for (var answer : callers.invokeAll(Collections.nCopies(AT_THE_SAME_MOMENT, call))) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        assertThat(count("event_log.event where stream = '" + order + "' and name like '%pa%' "
                        + "and name ~ 'order.(paid|double-payment|late-payment)'"))
                .isOne();
    }

    @ParameterizedTest
    @CsvSource({"1998,amount-mismatch", "2000,amount-mismatch", "1,amount-mismatch"})
    void refuses_another_amount(long fen, String code) {
        assertThat(call(wechat.paid(attempt, fen)).status())
                .as("to send it again would change nothing")
                .isEqualTo(200);
        assertRefused(alias, attempt, code);
        assertThat(read().at("/state")).isNotEqualTo("paid");
    }

    @Test
    void refuses_what_is_about_no_order_or_attempt_of_ours() {
        call(wechat.paid("NOTOURS0001", 1999));
        assertRefused(alias, "NOTOURS0001", "order-unknown");
        var second = AttemptNo.of(order, 2).value();
        call(wechat.paid(second, 1999));
        assertRefused(alias, second, "attempt-unknown");
    }

    @ParameterizedTest
    @CsvSource({WechatSide.MCHID + ",mchid-foreign", WechatSide.APPID + ",app-id-foreign"})
    void refuses_what_is_for_another_account(String ours, String code) {
        var content = payment(attempt, 1999).replace(ours, ours.substring(1) + "0");
        assertThat(call(wechat.says("TRANSACTION.SUCCESS", content)).status()).isEqualTo(200);
        assertRefused(alias, attempt, code);
        assertThat(read().at("/state")).isNotEqualTo("paid");
    }

    @Test
    void refuses_the_valid_message_of_another_merchant() {
        var othersWechat = WechatSide.create(clock.instant());
        var others = enter(TestMerchant.open(http), othersWechat);
        assertThat(call(others, othersWechat.paid(attempt, 1999)).status()).isEqualTo(200);
        assertRefused(others, attempt, "account-mismatch");

        assertThat(call(othersWechat.paid(attempt, 1999)).status()).isEqualTo(400);
        assertThat(read().at("/state")).isNotEqualTo("paid");
    }

    @Test
    void believes_nothing_that_is_not_genuine() {
        var genuine = wechat.paid(attempt, 1999);
        var body = genuine.body();
        var stale = Duration.ofMinutes(6);
        Stream.of(
                        new Forged("signature-missing", genuine.without("Wechatpay-Signature")),
                        new Forged("signature-invalid", genuine.changedTo(body.replace("10:00:10", "10:00:11"))),
                        new Forged("signature-invalid", signed(body, wechat.now(), wechat.merchant())),
                        new Forged("signature-invalid", genuine.with("Wechatpay-Signature", "WECHATPAY/SIGNTEST/AAAA")),
                        new Forged("serial-unknown", genuine.with("Wechatpay-Serial", "PUB_KEY_ID_9")),
                        new Forged("callback-stale", signed(body, wechat.now().minus(stale), wechat.wechat())),
                        new Forged("callback-stale", signed(body, wechat.now().plus(stale), wechat.wechat())),
                        new Forged("callback-undecryptable", signed(broken(body), wechat.now(), wechat.wechat())),
                        new Forged("callback-malformed", signed("[]", wechat.now(), wechat.wechat())))
                .forEach(this::assertForged);
        assertThat(read().at("/state")).isNotEqualTo("paid");
    }

    @Test
    void keeps_a_refund_that_nobody_here_asked_for() {
        assertThat(call(wechat.says("REFUND.SUCCESS", refund(attempt, "SUCCESS")))
                        .status())
                .isEqualTo(200);
        assertRefused(alias, attempt, "refund-unasked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"REFUND.ABNORMAL", "REFUND.CLOSED"})
    void keeps_what_decides_nothing_under_the_payers_key(String type) {
        assertThat(call(wechat.says(type, refund(attempt, "CLOSED"))).status()).isEqualTo(200);
        var payersKey = sql.sql("select payload::jsonb #>> '{buyer,payer,key}' from event_log.event "
                        + "where stream = ? and name = 'order.placed/1'")
                .param(order.value())
                .query(String.class)
                .single();
        assertThat(sql.sql("select key from evidence where account = ?")
                        .param(alias)
                        .query(String.class)
                        .single())
                .isEqualTo(payersKey);
    }

    private void assertForged(Forged forged) {
        var answer = call(forged.notice());
        assertThat(answer.status()).as(forged.code()).isEqualTo(400);
        assertThat(answer.text()).isEqualTo(FAIL);
        assertThat(sql.sql("select code from unsigned_callback where account = ? order by id desc limit 1")
                        .param(alias)
                        .query(String.class)
                        .single())
                .isEqualTo(forged.code());
    }

    private static String broken(String body) {
        var at = body.indexOf("\"ciphertext\":\"") + 14;
        return body.substring(0, at) + (body.charAt(at) == 'A' ? 'B' : 'A') + body.substring(at + 1);
    }

    private Answer call(Notice notice) {
        return call(alias, notice);
    }

    private Answer call(String account, Notice notice) {
        var caller = http.asNobody();
        for (var header : notice.headers().entrySet()) caller = caller.with(header.getKey(), header.getValue());
        return caller.post("/v1/callback/wechat-h5/" + account, notice.body());
    }

    private Answer read() {
        return shop.server().get("/v1/orders/" + order);
    }

    private static String enter(TestMerchant merchant, WechatSide wechat) {
        return merchant.server()
                .put(merchant.path() + "/providers/wechat-h5", wechat.account())
                .at("/alias");
    }

    private long count(String what) {
        return sql.sql("select count(*) from " + what).query(Long.class).single();
    }

    private void assertRefused(String account, String reference, String code) {
        await().untilAsserted(() -> {
            var claims =
                    http.get("/v1/refused-claims?limit=100&code=" + code).json().at("/items");
            assertThat(claims.valueStream()
                            .filter(claim -> claim.path("account").asString().equals(account))
                            .map(claim -> claim.path("reference").asString()))
                    .contains(reference);
        });
    }

    private record Forged(String code, Notice notice) {}
}

package io.counterfoil.order.provider.wechat;

import static io.counterfoil.order.provider.wechat.Wechat.ATTEMPT;
import static io.counterfoil.order.provider.wechat.Wechat.KEYS;
import static io.counterfoil.order.provider.wechat.Wechat.NOW;
import static io.counterfoil.order.provider.wechat.Wechat.PAID;
import static io.counterfoil.order.provider.wechat.Wechat.changed;
import static io.counterfoil.order.provider.wechat.Wechat.seal;
import static io.counterfoil.order.provider.wechat.Wechat.with;
import static io.counterfoil.order.provider.wechat.Wechat.without;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.kernel.money.Money;
import io.counterfoil.order.provider.Answer;
import io.counterfoil.order.provider.Fact;
import io.counterfoil.order.provider.PaymentCloser.Closed;
import io.counterfoil.order.provider.wire.WireClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AskingWechatTest {
    private static final String TRANSACTION = "4200002600202611201234567890";
    private static final Fact PAYMENT = new Fact.Paid(
            ATTEMPT.value(),
            TRANSACTION,
            Money.of(1999, WechatObject.CNY),
            Instant.parse("2026-11-20T02:00:09Z"),
            Optional.of("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"));
    private static final String UNPAID = """
            {"mchid":"1900000109","out_trade_no":"%s","trade_state":"NOTPAY","trade_state_desc":"订单未支付"}""".formatted(ATTEMPT);

    private static final String CLOSED = changed(UNPAID, "/trade_state", "\"CLOSED\"");

    @Test
    void finds_a_payment_and_keeps_what_vouches_for_it() {
        assertThat(query(200, PAID)).isInstanceOfSatisfying(Answer.Known.class, known -> {
            assertThat(known.value()).isEqualTo(PAYMENT);
            assertThat(known.content()).asString(UTF_8).isEqualTo(PAID);
            assertThat(known.evidence())
                    .asString(UTF_8)
                    .startsWith("GET /v3/pay/transactions/out-trade-no/" + ATTEMPT + "?mchid=1900000109\r\n"
                            + "HTTP/1.1 200\r\nWechatpay-Timestamp: 1795140000\r\n")
                    .contains("Wechatpay-Signature: " + seal(PAID, NOW, KEYS).get("Wechatpay-Signature") + "\r\n")
                    .endsWith("\r\n\r\n" + PAID);
        });
    }

    @Test
    void finds_a_payment_without_its_time_or_buyer() {
        var bare = changed(changed(PAID, "/success_time", ""), "/payer", "");
        knows(
                bare,
                new Fact.Paid(ATTEMPT.value(), TRANSACTION, Money.of(1999, WechatObject.CNY), NOW, Optional.empty()));
    }

    @Test
    void finds_that_nobody_has_paid_yet() {
        knows(UNPAID, new Fact.Unpaid(ATTEMPT.value()));
        knows(changed(UNPAID, "/trade_state", "\"USERPAYING\""), new Fact.Unpaid(ATTEMPT.value()));
    }

    @Test
    void finds_an_order_closed_because_nobody_paid() {
        knows(CLOSED, new Fact.ClosedUnpaid(ATTEMPT.value()));
    }

    /** Whether a part or all of it went back is not said: goods must not be delivered for it. */
    @Test
    void does_not_take_for_a_payment_what_was_given_back() {
        knows(
                changed(PAID, "/trade_state", "\"REFUND\""),
                new Fact.Refunded(ATTEMPT.value(), TRANSACTION, Optional.empty(), Optional.empty(), NOW));
    }

    @Test
    void finds_that_there_is_no_such_order() {
        assertThat(query(404, error("ORDER_NOT_EXIST"))).isEqualTo(new Answer.NotFound<>());
        assertThat(close(404, error("ORDER_NOT_EXIST"))).isEqualTo(new Answer.NotFound<>());
    }

    @Test
    void is_told_a_refusal() {
        assertThat(query(400, error("PARAM_ERROR"))).isEqualTo(new Answer.Refused<>("PARAM_ERROR", "不行"));
        assertThat(close(403, error("RULE_LIMIT"))).isEqualTo(new Answer.Refused<>("RULE_LIMIT", "不行"));
    }

    @ParameterizedTest
    @CsvSource({"500,SYSTEM_ERROR", "400,SYSTEM_ERROR", "429,FREQUENCY_LIMITED", "502,BANK_ERROR", "302,MOVED", "202,x"
    })
    void learns_nothing_from_wechats_own_trouble(int status, String code) {
        isUnknown(query(status, error(code)));
        isUnknown(close(status, error(code)));
    }

    @Test
    void learns_nothing_from_an_error_without_a_code() {
        isUnknown(query(400, "{}"));
        isUnknown(query(404, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ORDER_NOT_EXIST", "ORDERPAID", "ORDER_CLOSED", "PARAM_ERROR"})
    void learns_nothing_from_an_unsigned_error(String code) {
        isUnknown(query(SmallWechat.answering(404, Map.of(), error(code))));
        isUnknown(close(SmallWechat.answering(400, Map.of(), error(code))));
    }

    @Test
    void learns_nothing_from_an_unsigned_answer() {
        isUnknown(query(SmallWechat.answering(200, Map.of(), PAID)));
        isUnknown(close(SmallWechat.answering(204, Map.of(), "")));
    }

    @Test
    void learns_nothing_from_a_changed_answer() {
        isUnknown(query(SmallWechat.answering(200, seal(PAID, NOW, KEYS), PAID.replace("1999", "1998"))));
        isUnknown(close(SmallWechat.answering(204, seal(PAID, NOW, KEYS), "")));
    }

    @Test
    void learns_nothing_from_a_strangers_answer() {
        isUnknown(query(signedBy(Wechat.STRANGERS_KEYS)));
        isUnknown(query(signedBy(Wechat.MERCHANT_KEYS)));
        isUnknown(query(
                SmallWechat.answering(200, with(seal(PAID, NOW, KEYS), "Wechatpay-Serial", "PUB_KEY_ID_9"), PAID)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Timestamp", "Nonce", "Serial", "Signature"})
    void learns_nothing_where_a_header_is_missing(String name) {
        isUnknown(query(SmallWechat.answering(200, without(seal(PAID, NOW, KEYS), "Wechatpay-" + name), PAID)));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void learns_nothing_from_an_answer_of_another_time(int sign) {
        var limit = WechatSeal.FRESH_FOR.multipliedBy(sign);
        assertThat(query(signedAt(NOW.plus(limit)))).isInstanceOf(Answer.Known.class);
        isUnknown(query(signedAt(NOW.plus(limit).plusSeconds(sign))));
    }

    @ParameterizedTest
    @CsvSource({
        "/out_trade_no,'\"P1\"'",
        "/out_trade_no,''",
        "/mchid,'\"1900009999\"'",
        "/mchid,''",
        "/appid,'\"wx0000000000000000\"'",
        "/appid,''",
        "/trade_state,'\"PAYERROR\"'",
        "/trade_state,''",
        "/transaction_id,''",
        "/amount/total,''",
        "/amount/total,19.99",
        "/success_time,'\"today\"'"
    })
    void learns_nothing_from_an_answer_about_something_else_or_without_what_it_needs(String field, String value) {
        isUnknown(query(200, changed(PAID, field, value)));
    }

    @Test
    void learns_nothing_from_a_huge_answer() {
        var fits = changed(PAID, "/attach", "\"\"");
        var pad = WireClient.ANSWER_BYTES_MAX - fits.getBytes(UTF_8).length;
        assertThat(query(200, changed(PAID, "/attach", "\"" + "x".repeat(pad) + "\"")))
                .isInstanceOf(Answer.Known.class);
        isUnknown(query(200, changed(PAID, "/attach", "\"" + "x".repeat(pad + 1) + "\"")));
    }

    @Test
    void follows_no_redirect() {
        var elsewhere = SmallWechat.signing(200, PAID);
        var moved = with(seal("", NOW, KEYS), "Location", elsewhere.address() + "/v3/x");
        isUnknown(query(SmallWechat.answering(302, moved, "")));
        assertThat(elsewhere.asked()).isEmpty();
        elsewhere.close();
    }

    @Test
    void learns_nothing_from_an_answer_that_does_not_end_or_breaks_off() {
        for (var wechat : new SmallWechat[] {SmallWechat.hanging(), SmallWechat.breakingOff()}) {
            isUnknown(close(wechat));
            assertThat(wechat.asked()).as("asked once").hasSize(1);
        }
        isUnknown(query(SmallWechat.hanging()));
        isUnknown(query(SmallWechat.breakingOff()));
    }

    @Test
    void learns_nothing_where_nobody_listens() throws IOException {
        int port;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        try (var wechat = wechat(URI.create("http://localhost:" + port))) {
            isUnknown(wechat.query().orElseThrow().query(Wechat.account(), ATTEMPT, NOW));
        }
    }

    @Test
    void learns_nothing_without_a_gateway() {
        try (var wechat = WechatPay.h5(WechatPay.GATEWAYS)) {
            isUnknown(wechat.query().orElseThrow().query(Wechat.account(), ATTEMPT, NOW));
            isUnknown(wechat.closer().orElseThrow().close(Wechat.account(), ATTEMPT, NOW));
        }
    }

    @Test
    void asks_by_our_number_and_signs_wechats_own_path() {
        var wechat = SmallWechat.signing(200, PAID);
        query(wechat);
        assertThat(wechat.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.method()).isEqualTo("GET");
            assertThat(asked.path()).isEqualTo("/v3/pay/transactions/out-trade-no/" + ATTEMPT + "?mchid=1900000109");
            assertThat(asked.body()).isEmpty();
            assertThat(asked.headers().getFirst("Wechatpay-Serial")).isEqualTo(Wechat.KEY_ID);
            Authorized.require(asked);
        });
    }

    @Test
    void closes_by_our_number() {
        var wechat = SmallWechat.closing(204, "", 200, CLOSED);
        close(wechat);
        assertThat(wechat.asked()).first().satisfies(asked -> {
            assertThat(asked.method()).isEqualTo("POST");
            assertThat(asked.path()).isEqualTo("/v3/pay/transactions/out-trade-no/" + ATTEMPT + "/close");
            assertThat(asked.body()).isEqualTo("{\"mchid\":\"1900000109\"}");
            Authorized.require(asked);
        });
    }

    /** An empty body is signed, but names nothing: what is kept of a closed order names it. */
    @ParameterizedTest
    @CsvSource({"204,''", "200,''", "400,ORDER_CLOSED", "400,ORDERCLOSED"})
    void takes_an_order_for_closed_when_a_query_says_so(int status, String code) {
        var wechat = SmallWechat.closing(status, code.isEmpty() ? "" : error(code), 200, CLOSED);
        assertThat(close(wechat)).isInstanceOfSatisfying(Answer.Known.class, known -> {
            assertThat(known.value()).isEqualTo(Closed.CLOSED);
            assertThat(known.content()).asString(UTF_8).isEqualTo(CLOSED);
            assertThat(known.evidence()).asString(UTF_8).startsWith("GET /v3/pay/transactions/out-trade-no/" + ATTEMPT);
        });
    }

    @Test
    void finds_paid_what_another_answer_called_closed() {
        for (var state : new String[] {"SUCCESS", "REFUND"}) {
            var wechat = SmallWechat.closing(204, "", 200, changed(PAID, "/trade_state", "\"" + state + "\""));
            assertIs(Closed.ALREADY_PAID, close(wechat));
        }
    }

    @Test
    void closes_nothing_that_still_waits_or_that_a_query_tells_nothing_about() {
        isUnknown(close(SmallWechat.closing(204, "", 200, UNPAID)));
        isUnknown(close(SmallWechat.closing(204, "", 500, error("SYSTEM_ERROR"))));
        isUnknown(close(SmallWechat.closing(204, "", 200, changed(CLOSED, "/out_trade_no", "\"P1\""))));
        assertThat(close(SmallWechat.closing(204, "", 404, error("ORDER_NOT_EXIST"))))
                .isEqualTo(new Answer.NotFound<>());
        assertThat(close(SmallWechat.closing(204, "", 400, error("PARAM_ERROR"))))
                .isEqualTo(new Answer.Refused<>("PARAM_ERROR", "不行"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ORDERPAID", "ORDER_PAID"})
    void is_told_that_there_is_nothing_to_close(String code) {
        assertIs(Closed.ALREADY_PAID, close(400, error(code)));
    }

    /** The status is not signed. */
    @Test
    void is_told_that_it_is_paid_whatever_the_status() {
        assertIs(Closed.ALREADY_PAID, close(SmallWechat.closing(200, error("ORDERPAID"), 200, CLOSED)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"code\":\"RULE_LIMIT\"}",
                "{\"code\":\"ORDER_NOT_EXIST\"}",
                "{\"trade_state\":\"CLOSED\"}"
            })
    void takes_no_words_for_having_closed(String body) {
        isUnknown(close(SmallWechat.closing(200, body, 200, CLOSED)));
    }

    private static void assertIs(Closed closed, Answer<Closed> answer) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Known.class, known -> assertThat(known.value()).isEqualTo(closed));
    }

    private static void knows(String body, Fact fact) {
        assertThat(query(200, body))
                .isInstanceOfSatisfying(
                        Answer.Known.class, known -> assertThat(known.value()).isEqualTo(fact));
    }

    private static void isUnknown(Answer<?> answer) {
        assertThat(answer).isInstanceOf(Answer.Unknown.class);
    }

    private static String error(String code) {
        return "{\"code\":\"%s\",\"message\":\"不行\"}".formatted(code);
    }

    private static SmallWechat signedBy(KeyPair keys) {
        return SmallWechat.answering(200, seal(PAID, NOW, keys), PAID);
    }

    private static SmallWechat signedAt(Instant at) {
        return SmallWechat.answering(200, seal(PAID, at, KEYS), PAID);
    }

    private static Answer<Fact> query(int status, String body) {
        return query(SmallWechat.signing(status, body));
    }

    private static Answer<Fact> query(SmallWechat wechat) {
        return asking(wechat, pay -> pay.query().orElseThrow().query(Wechat.account(), ATTEMPT, NOW));
    }

    private static Answer<Closed> close(int status, String body) {
        return close(SmallWechat.signing(status, body));
    }

    private static Answer<Closed> close(SmallWechat wechat) {
        return asking(wechat, pay -> pay.closer().orElseThrow().close(Wechat.account(), ATTEMPT, NOW));
    }

    private static <T> T asking(SmallWechat wechat, Function<WechatPay, T> question) {
        try (wechat;
                var pay = wechat(wechat.address())) {
            return question.apply(pay);
        }
    }

    private static WechatPay wechat(URI sandbox) {
        return new WechatPay(new H5(), WechatPay.GATEWAYS.withSandbox(sandbox), Duration.ofSeconds(1));
    }
}

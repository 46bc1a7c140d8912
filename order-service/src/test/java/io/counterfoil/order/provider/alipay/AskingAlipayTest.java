package io.counterfoil.order.provider.alipay;

import static io.counterfoil.order.provider.alipay.Alipay.ACCOUNT;
import static io.counterfoil.order.provider.alipay.Alipay.ATTEMPT;
import static io.counterfoil.order.provider.alipay.Alipay.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.kernel.money.Money;
import io.counterfoil.order.provider.Answer;
import io.counterfoil.order.provider.Fact;
import io.counterfoil.order.provider.PaymentCloser.Closed;
import io.counterfoil.order.provider.wire.WireClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AskingAlipayTest {
    private static final String TRADE = "2026112022001424330500000001";
    private static final String PAID = """
            {"code":"10000","msg":"Success","trade_no":"%s","out_trade_no":"%s","trade_status":"TRADE_SUCCESS",\
            "total_amount":"19.99","send_pay_date":"2026-11-20 10:00:09","buyer_user_id":"2088102122524333"}""".formatted(TRADE, ATTEMPT);
    private static final Fact PAYMENT = new Fact.Paid(
            ATTEMPT.value(),
            TRADE,
            Money.of(1999, Yuan.CNY),
            Instant.parse("2026-11-20T02:00:09Z"),
            Optional.of("2088102122524333"));

    @ParameterizedTest
    @ValueSource(strings = {"TRADE_SUCCESS", "TRADE_FINISHED"})
    void finds_a_payment(String status) {
        var body = answerToQuery(PAID.replace("TRADE_SUCCESS", status));
        assertThat(query(body)).isInstanceOfSatisfying(Answer.Known.class, known -> {
            assertThat(known.value()).isEqualTo(PAYMENT);
            assertThat(known.evidence()).asString(UTF_8).isEqualTo(body);
        });
    }

    @Test
    void finds_a_payment_without_its_time_or_with_an_open_id() {
        var body =
                PAID.replace(",\"send_pay_date\":\"2026-11-20 10:00:09\"", "").replace("user_id", "open_id");
        var payment =
                new Fact.Paid(ATTEMPT.value(), TRADE, Money.of(1999, Yuan.CNY), NOW, Optional.of("2088102122524333"));
        knows(body, payment);
    }

    @Test
    void finds_that_nobody_has_paid_yet() {
        knows(PAID.replace("TRADE_SUCCESS", "WAIT_BUYER_PAY"), new Fact.Unpaid(ATTEMPT.value()));
    }

    @Test
    void finds_a_trade_closed_because_nobody_paid() {
        var unpaid = PAID.replace("TRADE_SUCCESS", "TRADE_CLOSED").replace("send_pay_date", "x");
        knows(unpaid, new Fact.ClosedUnpaid(ATTEMPT.value()));
    }

    @Test
    void finds_a_trade_closed_because_all_was_given_back() {
        knows(
                PAID.replace("TRADE_SUCCESS", "TRADE_CLOSED"),
                new Fact.Refunded(
                        ATTEMPT.value(), TRADE, Optional.empty(), Optional.of(Money.of(1999, Yuan.CNY)), NOW));
    }

    @Test
    void finds_that_there_is_no_such_trade() {
        assertThat(query(answerToQuery(error("40004", "ACQ.TRADE_NOT_EXIST")))).isEqualTo(new Answer.NotFound<>());
    }

    @Test
    void is_told_a_refusal() {
        var refused = new Answer.Refused<>("isv.invalid-app-id", "no");
        assertThat(query(answerToQuery(error("40002", "isv.invalid-app-id")))).isEqualTo(refused);
        var gateways = SmallGateway.signed("error_response", error("40002", "isv.invalid-app-id"), Alipay.KEYS);
        assertThat(query(gateways)).isEqualTo(refused);
    }

    @ParameterizedTest
    @CsvSource({"20000,isp.unknow-error", "20000,''", "40004,ACQ.SYSTEM_ERROR", "40004,aop.ACQ.SYSTEM_ERROR"})
    void learns_nothing_from_alipays_own_trouble(String code, String subCode) {
        isUnknown(query(answerToQuery(error(code, subCode))));
        isUnknown(close(SmallGateway.signed("alipay_trade_close_response", error(code, subCode), Alipay.KEYS)));
    }

    @ParameterizedTest
    @CsvSource({
        "TRADE_SUCCESS,TRADE_PENDING",
        "19.99,19.999",
        "'\"total_amount\"','\"amount\"'",
        "'\"trade_no\"','\"number\"'",
        "'\"out_trade_no\"','\"number\"'",
        "2026-11-20 10:00:09,today"
    })
    void learns_nothing_from_what_cannot_be_read(String from, String to) {
        isUnknown(query(answerToQuery(PAID.replace(from, to))));
    }

    @Test
    void learns_nothing_from_an_answer_about_another_trade() {
        isUnknown(query(answerToQuery(PAID.replace(ATTEMPT.value(), "P1"))));
    }

    @Test
    void learns_nothing_from_an_unsigned_error() {
        isUnknown(query("{\"alipay_trade_query_response\":" + error("40004", "ACQ.TRADE_NOT_EXIST") + "}"));
    }

    @Test
    void learns_nothing_from_a_changed_answer() {
        isUnknown(query(answerToQuery(PAID).replace("19.99", "19.98")));
    }

    @Test
    void learns_nothing_from_a_strangers_answer() {
        isUnknown(query(SmallGateway.signed("alipay_trade_query_response", PAID, Alipay.STRANGERS_KEYS)));
        isUnknown(query(SmallGateway.signed("alipay_trade_query_response", PAID, Alipay.APP_KEYS)));
    }

    @Test
    void learns_nothing_from_an_answer_to_another_question() {
        isUnknown(query(SmallGateway.signed("alipay_trade_close_response", PAID, Alipay.KEYS)));
    }

    @Test
    void learns_nothing_from_a_huge_answer() {
        var fits = answerToQuery(PAID.replace("}", ",\"x\":\"\"}"));
        var pad = WireClient.ANSWER_BYTES_MAX - fits.length();
        assertThat(query(answerToQuery(PAID.replace("}", ",\"x\":\"" + "x".repeat(pad) + "\"}"))))
                .isInstanceOf(Answer.Known.class);
        isUnknown(query(answerToQuery(PAID.replace("}", ",\"x\":\"" + "x".repeat(pad + 1) + "\"}"))));
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 404, 500, 502})
    void learns_nothing_from_another_status(int status) {
        isUnknown(with(SmallGateway.answering(status, answerToQuery(PAID)), AskingAlipayTest::query));
    }

    @Test
    void learns_nothing_from_an_answer_that_does_not_end() {
        var gateway = SmallGateway.hanging();
        isUnknown(with(gateway, AskingAlipayTest::query));
        assertThat(gateway.asked()).as("asked once").hasSize(1);
    }

    @Test
    void learns_nothing_from_an_answer_that_breaks_off() {
        var gateway = SmallGateway.breakingOff();
        isUnknown(with(gateway, AskingAlipayTest::query));
        assertThat(gateway.asked()).as("asked once").hasSize(1);
    }

    @Test
    void learns_nothing_from_a_reset_connection() throws IOException {
        try (var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> reset(listening));
            isUnknown(query(URI.create("http://localhost:" + listening.getLocalPort() + "/gateway.do")));
        }
    }

    @Test
    void learns_nothing_where_nobody_listens() throws IOException {
        int port;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        isUnknown(query(URI.create("http://localhost:" + port + "/gateway.do")));
    }

    @Test
    void learns_nothing_without_a_gateway() {
        try (var alipay = new AlipayWap(AlipayWap.GATEWAYS)) {
            var account = Alipay.account(ACCOUNT);
            isUnknown(alipay.query().orElseThrow().query(account, ATTEMPT, NOW));
            isUnknown(alipay.closer().orElseThrow().close(account, ATTEMPT, NOW));
        }
    }

    @Test
    void signs_what_it_asks() {
        var gateway = SmallGateway.answering(answerToQuery(PAID));
        with(gateway, AskingAlipayTest::query);
        assertThat(gateway.asked()).singleElement().satisfies(form -> {
            assertThat(form.parameters())
                    .containsEntry("app_id", "2021000000000001")
                    .containsEntry("method", "alipay.trade.query")
                    .containsEntry("timestamp", "2026-11-20 10:00:00")
                    .containsEntry("biz_content", "{\"out_trade_no\":\"" + ATTEMPT + "\"}");
            var content = AlipaySignature.requestContent(form.parameters());
            assertThat(AlipaySignature.verifies(content, UTF_8, form.value("sign"), Alipay.APP_KEYS.getPublic()))
                    .isTrue();
        });
    }

    @Test
    void closes_a_trade() {
        assertThat(closed("{\"code\":\"10000\",\"out_trade_no\":\"" + ATTEMPT + "\"}"))
                .isEqualTo(Closed.CLOSED);
    }

    @ParameterizedTest
    @CsvSource({
        "ACQ.TRADE_NOT_EXIST,NOT_OPENED",
        "ACQ.TRADE_STATUS_ERROR,ALREADY_PAID",
        "ACQ.REASON_TRADE_STATUS_INVALID,ALREADY_PAID",
        "ACQ.REASON_ILLEGAL_STATUS,ALREADY_PAID"
    })
    void is_told_why_there_is_nothing_to_close(String code, Closed closed) {
        assertThat(closed(error("40004", code))).isEqualTo(closed);
    }

    @Test
    void is_refused_a_closing() {
        var refusal = SmallGateway.signed(
                "alipay_trade_close_response", error("40004", "ACQ.INVALID_PARAMETER"), Alipay.KEYS);
        assertThat(close(refusal)).isEqualTo(new Answer.Refused<>("ACQ.INVALID_PARAMETER", "no"));
    }

    private static Object closed(String response) {
        var answer = close(SmallGateway.signed("alipay_trade_close_response", response, Alipay.KEYS));
        assertThat(answer).isInstanceOf(Answer.Known.class);
        return ((Answer.Known<Closed>) answer).value();
    }

    private static void knows(String response, Fact fact) {
        assertThat(query(answerToQuery(response)))
                .isInstanceOfSatisfying(
                        Answer.Known.class, known -> assertThat(known.value()).isEqualTo(fact));
    }

    private static void isUnknown(Answer<?> answer) {
        assertThat(answer).isInstanceOf(Answer.Unknown.class);
    }

    private static String error(String code, String subCode) {
        return "{\"code\":\"%s\",\"msg\":\"Failed\",\"sub_code\":\"%s\",\"sub_msg\":\"no\"}".formatted(code, subCode);
    }

    private static String answerToQuery(String response) {
        return SmallGateway.signed("alipay_trade_query_response", response, Alipay.KEYS);
    }

    private static Answer<Fact> query(String body) {
        return with(SmallGateway.answering(body), AskingAlipayTest::query);
    }

    private static Answer<Closed> close(String body) {
        return with(SmallGateway.answering(body), address -> {
            try (var alipay = alipay(address)) {
                return alipay.closer().orElseThrow().close(Alipay.account(ACCOUNT), ATTEMPT, NOW);
            }
        });
    }

    private static Answer<Fact> query(URI address) {
        try (var alipay = alipay(address)) {
            return alipay.query().orElseThrow().query(Alipay.account(ACCOUNT), ATTEMPT, NOW);
        }
    }

    private static <T> T with(SmallGateway gateway, Function<URI, T> asking) {
        try (gateway) {
            return asking.apply(gateway.address());
        }
    }

    private static AlipayWap alipay(URI sandbox) {
        var gateways = AlipayWap.GATEWAYS.withSandbox(sandbox);
        return new AlipayWap(gateways, new AlipayClient(Duration.ofSeconds(1)));
    }

    private static void reset(ServerSocket listening) {
        try (var socket = listening.accept()) {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

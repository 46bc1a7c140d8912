package io.counterfoil.order;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.counterfoil.Counterfoil;
import io.counterfoil.CounterfoilTest;
import io.counterfoil.cli.CounterfoilCli;
import io.counterfoil.kernel.order.AttemptNo;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.kernel.order.OrderId;
import io.counterfoil.order.Shop.Alipay;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.env.Environment;

/**
 * Every way in which a callback is not believed, over real HTTP: the order stays as it was, the auditor finds the refusal,
 * the provider hears what its protocol wants, and {@code callbacks check} decides the same on the same bytes.
 *
 * <p>Neither Alipay nor WeChat Pay says which goods were paid for, so that wrong goods are no case of theirs. Nobody moves
 * this clock: the command line has none but the true one.
 */
@SpringBootTest(
        classes = Counterfoil.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "counterfoil.operator-key=" + CounterfoilTest.OPERATOR_KEY)
class RefusingCallbacksTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int REFUSED = 400;
    private static final Duration JUST_TOO_OLD = Duration.ofSeconds(301);
    /** The time that a message takes to get here does not make it fresh. */
    private static final Duration TOO_EARLY = Duration.ofSeconds(330);

    @Autowired
    private Environment environment;

    @TempDir
    private Path directory;

    private final Alipay alipay = Alipay.create();
    private final Wechat wechat = Wechat.create();
    private Shop shop;

    @BeforeEach
    void open() {
        shop = Shops.with(environment, alipay);
    }

    /** @param code by which the auditor finds it */
    record Case<P>(String what, String code, BiFunction<P, String, Callback> message) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Case<Alipay>> signedByAlipay() {
        return Stream.of(
                alipay("an unknown order", "order-unknown", "out_trade_no", "NOTOURS0001"),
                alipay("an order that was never placed", "order-unknown", "out_trade_no", "0".repeat(26) + "01"),
                alipay("one fen less", "amount-mismatch", "total_amount", "19.89"),
                alipay("one fen more", "amount-mismatch", "total_amount", "19.91"),
                alipay("another application", "app-id-foreign", "app_id", "2021000000000000"),
                alipay("another seller", "seller-id-foreign", "seller_id", "2088000000000000"),
                new Case<>(
                        "another attempt",
                        "attempt-unknown",
                        (alipay, attempt) -> Callback.of(alipay, alipay.paid(another(attempt), "19.90"))));
    }

    private static Case<Alipay> alipay(String what, String code, String field, String value) {
        return new Case<>(what, code, (alipay, attempt) -> {
            var notice = new TreeMap<>(alipay.paid(attempt, "19.90"));
            notice.put(field, value);
            return Callback.of(alipay, notice);
        });
    }

    @ParameterizedTest
    @MethodSource("signedByAlipay")
    void refuses_what_alipay_has_signed_and_the_order_does_not_believe(Case<Alipay> it) throws IOException {
        var order = shop.place("R-1");
        var message =
                it.message().apply(alipay, order.body().at("/payment/attempt").asText());

        var answer = message.send(shop.base, "alipay-wap", shop.alias);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("success");
        assertThat(shop.read(order.text("id")).text("state")).isEqualTo("awaiting-payment");
        awaitClaim(shop.alias, it.code());
        assertSameVerdict(check("alipay-wap", alipay.account(), message), it.code());
    }

    static Stream<Case<Alipay>> notSignedByAlipay() {
        return Stream.of(
                new Case<>(
                        "no signature",
                        "signature-missing",
                        (alipay, attempt) ->
                                Callback.ofAlipay(new String(alipay.signed(alipay.paid(attempt, "19.90")), UTF_8)
                                        .replaceAll("&sign=[^&]*", "")
                                        .getBytes(UTF_8))),
                new Case<>(
                        "somebody else's signature",
                        "signature-invalid",
                        (alipay, attempt) ->
                                Callback.ofAlipay(Alipay.signed(alipay.paid(attempt, "19.90"), Alipay.keys()))),
                new Case<>("another merchant's valid message", "signature-invalid", (_, attempt) -> {
                    var other = Alipay.create();
                    return Callback.of(other, other.paid(attempt, "19.90"));
                }),
                new Case<>(
                        "a tampered amount",
                        "signature-invalid",
                        (alipay, attempt) -> Callback.of(alipay, alipay.paid(attempt, "0.01"))
                                .tampered("0.01", "19.90")),
                new Case<>(
                        "a weaker signature",
                        "signature-invalid",
                        (alipay, attempt) -> Callback.of(alipay, alipay.paid(attempt, "19.90"))
                                .tampered("sign_type=RSA2", "sign_type=RSA")),
                new Case<>(
                        "what is no form",
                        "callback-malformed",
                        (_, _) -> Callback.ofAlipay(new byte[] {(byte) 0xff})));
    }

    @ParameterizedTest
    @MethodSource("notSignedByAlipay")
    void believes_nothing_that_alipay_has_not_signed(Case<Alipay> it) throws IOException {
        var order = shop.place("R-1");
        var message =
                it.message().apply(alipay, order.body().at("/payment/attempt").asText());

        var answer = message.send(shop.base, "alipay-wap", shop.alias);

        assertThat(answer.statusCode()).isEqualTo(REFUSED);
        assertThat(answer.body()).isEqualTo("fail");
        assertThat(shop.read(order.text("id")).text("state")).isEqualTo("awaiting-payment");
        assertAmongStrangers(it.code());
        assertSameVerdict(check("alipay-wap", alipay.account(), message), it.code());
    }

    static Stream<Case<Wechat>> signedByWechat() {
        return Stream.of(
                wechat("an unknown order", "order-unknown", "out_trade_no", "NOTOURS0001"),
                wechat("an order that was never placed", "order-unknown", "out_trade_no", "0".repeat(26) + "01"),
                wechat("one fen less", "amount-mismatch", "amount", amount(1989, "CNY")),
                wechat("one fen more", "amount-mismatch", "amount", amount(1991, "CNY")),
                wechat("another merchant", "mchid-foreign", "mchid", "1900000000"),
                wechat("another official account", "app-id-foreign", "appid", "wx0000000000000000"),
                new Case<>(
                        "another attempt",
                        "attempt-unknown",
                        (wechat, attempt) -> Callback.of(wechat, wechat.paid(another(attempt), 1990), Instant.now())));
    }

    private static Case<Wechat> wechat(String what, String code, String field, Object value) {
        return new Case<>(what, code, (wechat, attempt) -> {
            var content = wechat.paid(attempt, 1990);
            content.put(field, value);
            return Callback.of(wechat, content, Instant.now());
        });
    }

    private static Map<String, Object> amount(long fen, String currency) {
        return Map.of("total", fen, "payer_total", 1990, "currency", currency, "payer_currency", currency);
    }

    @ParameterizedTest
    @MethodSource("signedByWechat")
    void refuses_what_wechat_pay_has_signed_and_the_order_does_not_believe(Case<Wechat> it) throws IOException {
        var alias = enterWechat();
        var attempt = placeWithWechat();
        var message = it.message().apply(wechat, attempt.value());

        var answer = message.send(shop.base, Wechat.PROVIDER, alias);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(shop.read(attempt.order().value()).text("state")).isEqualTo("placed");
        awaitClaim(alias, it.code());
        assertSameVerdict(check(Wechat.PROVIDER, wechat.account(), message), it.code());
    }

    static Stream<Case<Wechat>> notSignedByWechat() {
        return Stream.of(
                new Case<>(
                        "no signature",
                        "signature-missing",
                        (wechat, attempt) -> genuine(wechat, attempt).withoutHeader("Wechatpay-Signature")),
                new Case<>(
                        "a probe",
                        "signature-invalid",
                        (wechat, attempt) -> genuine(wechat, attempt)
                                .withHeader("Wechatpay-Signature", "WECHATPAY/SIGNTEST/c2lnbnRlc3Q=")),
                new Case<>(
                        "an unknown serial number",
                        "serial-unknown",
                        (wechat, attempt) ->
                                genuine(wechat, attempt).withHeader("Wechatpay-Serial", "PUB_KEY_ID_0000000000")),
                new Case<>(
                        "another merchant's valid message",
                        "serial-unknown",
                        (_, attempt) -> genuine(Wechat.create(), attempt)),
                new Case<>(
                        "somebody else's signature",
                        "signature-invalid",
                        (wechat, attempt) ->
                                genuine(Wechat.create(), attempt).withHeader("Wechatpay-Serial", wechat.keyId())),
                new Case<>(
                        "a tampered body",
                        "signature-invalid",
                        (wechat, attempt) ->
                                genuine(wechat, attempt).tampered("TRANSACTION.SUCCESS", "TRANSACTION.SUCCES5")),
                new Case<>(
                        "a moment that was changed",
                        "signature-invalid",
                        (wechat, attempt) -> genuine(wechat, attempt).withHeader("Wechatpay-Timestamp", "1")),
                new Case<>("a broken tag", "callback-undecryptable", (wechat, attempt) -> {
                    var ciphertext = wechat.encrypted(wechat.paid(attempt, 1990));
                    ciphertext[ciphertext.length - 1] ^= 1;
                    return Callback.of(wechat, Wechat.notice("TRANSACTION.SUCCESS", ciphertext), Instant.now());
                }),
                new Case<>(
                        "what is stale",
                        "callback-stale",
                        (wechat, attempt) -> Callback.of(
                                wechat,
                                wechat.paid(attempt, 1990),
                                Instant.now().minus(JUST_TOO_OLD))),
                new Case<>(
                        "what is from the future",
                        "callback-stale",
                        (wechat, attempt) -> Callback.of(
                                wechat,
                                wechat.paid(attempt, 1990),
                                Instant.now().plus(TOO_EARLY))),
                new Case<>(
                        "what is no JSON",
                        "callback-malformed",
                        (wechat, _) -> Callback.of(wechat, "paid".getBytes(UTF_8), Instant.now())));
    }

    @ParameterizedTest
    @MethodSource("notSignedByWechat")
    void believes_nothing_that_wechat_pay_has_not_signed_just_now(Case<Wechat> it) throws IOException {
        var alias = enterWechat();
        var attempt = placeWithWechat();
        var message = it.message().apply(wechat, attempt.value());

        var answer = message.send(shop.base, Wechat.PROVIDER, alias);

        assertThat(answer.statusCode()).isEqualTo(REFUSED);
        assertThat(JSON.readTree(answer.body()).at("/code").asText()).isEqualTo("FAIL");
        assertThat(shop.read(attempt.order().value()).text("state")).isEqualTo("placed");
        assertAmongStrangers(it.code());
        assertSameVerdict(check(Wechat.PROVIDER, wechat.account(), message), it.code());
    }

    private static Callback genuine(Wechat wechat, String attempt) {
        return Callback.of(wechat, wechat.paid(attempt, 1990), Instant.now());
    }

    private static String another(String attempt) {
        return attempt.substring(0, attempt.length() - 2) + "02";
    }

    private String enterWechat() {
        return shop.send(
                        "PUT",
                        shop.operatorKey,
                        "/v1/merchants/" + shop.merchant + "/providers/" + Wechat.PROVIDER,
                        wechat.account())
                .text("alias");
    }

    /** The sandbox does not know this account, so that the order is placed and not prepared. */
    private AttemptNo placeWithWechat() {
        var wish = Shop.order("R-1", shop.goods);
        wish.put("provider", Wechat.PROVIDER);
        wish.put("payerAddress", "203.0.113.7");
        assertThat(shop.post(shop.secretKey, "/v1/orders", wish).text("code")).isEqualTo("provider-undecided");
        return AttemptNo.of(OrderId.derive(new MerchantId(shop.merchant), "R-1"), 1);
    }

    private void awaitClaim(String alias, String code) {
        await().untilAsserted(() -> assertThat(StreamSupport.stream(
                                shop.get(shop.operatorKey, "/v1/refused-claims?limit=100&code=" + code)
                                        .body()
                                        .at("/items")
                                        .spliterator(),
                                false)
                        .map(claim -> claim.get("account").asText()))
                .contains(alias));
    }

    private void assertAmongStrangers(String code) {
        assertThat(StreamSupport.stream(
                                shop.get(shop.operatorKey, "/v1/refused-claims/unsigned?limit=100")
                                        .body()
                                        .at("/items")
                                        .spliterator(),
                                false)
                        .filter(row -> row.get("merchant").asText().equals(shop.merchant))
                        .map(row -> row.get("code").asText()))
                .containsExactly(code);
    }

    /** What only the order can know, nobody decides offline. */
    private static void assertSameVerdict(JsonNode verdict, String code) {
        switch (code) {
            case "order-unknown", "amount-mismatch", "attempt-unknown" ->
                assertThat(verdict.at("/code").asText()).isEqualTo("paid");
            default -> {
                assertThat(verdict.at("/accepted").asBoolean(true)).isFalse();
                assertThat(verdict.at("/code").asText()).isEqualTo(code);
            }
        }
    }

    private JsonNode check(String provider, Map<String, String> account, Callback message) throws IOException {
        var keys = Files.write(directory.resolve("keys"), JSON.writeValueAsBytes(account));
        var request = Files.write(directory.resolve("request"), message.file());
        var out = new StringWriter();
        CounterfoilCli.run(
                new PrintWriter(out, true),
                new PrintWriter(out, true),
                "callbacks",
                "check",
                "--provider",
                provider,
                "--keys",
                keys.toString(),
                "--request",
                request.toString(),
                "--json");
        return JSON.readTree(out.toString());
    }
}

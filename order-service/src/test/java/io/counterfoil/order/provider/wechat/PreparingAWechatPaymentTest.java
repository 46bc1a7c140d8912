package io.counterfoil.order.provider.wechat;

import static io.counterfoil.order.provider.wechat.Wechat.ATTEMPT;
import static io.counterfoil.order.provider.wechat.Wechat.NOW;
import static io.counterfoil.order.provider.wechat.Wechat.WITHIN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.counterfoil.kernel.money.Asset;
import io.counterfoil.kernel.money.Money;
import io.counterfoil.kernel.order.PaymentParameters;
import io.counterfoil.order.provider.Preparation;
import io.counterfoil.order.provider.Preparation.Payer;
import io.counterfoil.order.provider.Prepared;
import io.counterfoil.order.provider.wire.RsaSignature;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreparingAWechatPaymentTest {
    private static final URI NOTIFY = URI.create("https://pay.example/v1/callback/wechat-h5/shop");
    private static final URI BACK = URI.create("https://shop.example/back?order=1&x=%E9%87%91");
    private static final Instant EXPIRY = NOW.plus(Duration.ofMinutes(30));
    private static final Payer PAYER =
            new Payer(Optional.of("203.0.113.7"), Optional.of("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"));
    private static final String H5_URL =
            "https://wx.tenpay.com/cgi-bin/mmpayweb-bin/checkmweb?prepay_id=wx2016&package=1";
    private static final String H5_ANSWER = "{\"h5_url\":\"" + H5_URL + "\"}";
    private static final String JSAPI_ANSWER = "{\"prepay_id\":\"wx201410272009395522657a690389285100\"}";

    private final H5 h5 = new H5();
    private final Jsapi jsapi = new Jsapi();

    @Test
    void gives_a_browser_the_address_of_wechats_page() {
        assertThat(ready(h5, H5_ANSWER, plain().at(NOW)))
                .isEqualTo(new PaymentParameters("redirect", Map.of("url", H5_URL), NOW.plus(Duration.ofMinutes(5))));
    }

    @Test
    void lets_the_page_lead_back() {
        assertThat(ready(h5, H5_ANSWER, plain().returning(BACK).at(NOW)).values())
                .containsEntry(
                        "url",
                        H5_URL + "&redirect_url=https%3A%2F%2Fshop.example%2Fback%3Forder%3D1%26x%3D%25E9%2587%2591");
        var bare = "{\"h5_url\":\"https://wx.tenpay.com/page\"}";
        assertThat(ready(
                                h5,
                                bare,
                                plain().returning(URI.create("https://a.example/"))
                                        .at(NOW))
                        .values())
                .containsEntry("url", "https://wx.tenpay.com/page?redirect_url=https%3A%2F%2Fa.example%2F");
    }

    @Test
    void gives_a_page_inside_wechat_what_its_script_needs() {
        var payment = ready(jsapi, JSAPI_ANSWER, plain().at(NOW));
        assertThat(payment.kind()).isEqualTo("invoke");
        assertThat(payment.values())
                .containsOnlyKeys("appId", "timeStamp", "nonceStr", "package", "signType", "paySign")
                .containsEntry("appId", "wxd678efh567hg6787")
                .containsEntry("timeStamp", "1795140000")
                .containsEntry("package", "prepay_id=wx201410272009395522657a690389285100")
                .containsEntry("signType", "RSA");
        var content = WechatSignature.invokeContent(
                "wxd678efh567hg6787",
                "1795140000",
                payment.values().getOrDefault("nonceStr", ""),
                payment.values().getOrDefault("package", ""));
        assertThat(RsaSignature.verifies(
                        content, payment.values().getOrDefault("paySign", ""), Wechat.MERCHANT_KEYS.getPublic()))
                .isTrue();
    }

    @Test
    void is_valid_for_as_long_as_wechat_says_and_never_beyond_the_orders_end() {
        var day = plain().expiring(NOW.plus(Duration.ofDays(1)));
        assertThat(ready(jsapi, JSAPI_ANSWER, day.at(NOW)).validUntil()).isEqualTo(NOW.plus(Duration.ofHours(2)));
        assertThat(ready(jsapi, JSAPI_ANSWER, plain().at(NOW)).validUntil()).isEqualTo(EXPIRY);
        var late = EXPIRY.minusSeconds(10);
        assertThat(ready(h5, H5_ANSWER, plain().at(late)).validUntil()).isEqualTo(EXPIRY);
    }

    @Test
    void says_what_wechat_needs_to_know() throws JsonProcessingException {
        var common = """
                {"appid":"wxd678efh567hg6787","mchid":"1900000109","description":"金币 礼包","out_trade_no":"%s",
                 "time_expire":"2026-11-20T10:30:00+08:00","notify_url":"%s","amount":{"total":1999,"currency":"CNY"},%s}
                """;
        assertThat(order(h5, plain().at(NOW)))
                .isEqualTo(
                        new ObjectMapper()
                                .readTree(
                                        common.formatted(
                                                ATTEMPT,
                                                NOTIFY,
                                                "\"scene_info\":{\"payer_client_ip\":\"203.0.113.7\",\"h5_info\":{\"type\":\"Wap\"}}")));
        assertThat(order(jsapi, plain().at(NOW)))
                .isEqualTo(new ObjectMapper()
                        .readTree(common.formatted(
                                ATTEMPT, NOTIFY, "\"payer\":{\"openid\":\"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o\"}")));
    }

    @Test
    void asks_at_the_products_own_address_and_signs_it() {
        for (var product : List.of(h5, jsapi)) {
            try (var wechat = SmallWechat.signing(200, product == h5 ? H5_ANSWER : JSAPI_ANSWER)) {
                prepare(product, wechat, plain().at(NOW));
                assertThat(wechat.asked()).singleElement().satisfies(asked -> {
                    assertThat(asked.method()).isEqualTo("POST");
                    assertThat(asked.path()).isEqualTo(product.path());
                    assertThat(asked.headers().getFirst("Content-Type")).isEqualTo("application/json");
                    Authorized.require(asked);
                });
            }
        }
    }

    /** Under the same number WeChat Pay takes the same words only. */
    @Test
    void says_the_same_whenever_it_is_asked_again() {
        try (var wechat = SmallWechat.signing(200, H5_ANSWER)) {
            prepare(h5, wechat, plain().at(NOW));
            prepare(h5, wechat, plain().at(NOW.plusSeconds(299)));
            assertThat(wechat.asked()).hasSize(2);
            assertThat(wechat.asked().stream().map(SmallWechat.Asked::body).distinct())
                    .hasSize(1);
        }
    }

    @Test
    void gives_up_the_part_of_a_second() {
        assertThat(ready(
                                jsapi,
                                JSAPI_ANSWER,
                                plain().expiring(EXPIRY.plusMillis(999)).at(NOW))
                        .validUntil())
                .isEqualTo(EXPIRY);
    }

    @Test
    void cleans_the_description() {
        describes("two\tlines\nand ", "two lines and");
        describes(" \n", ATTEMPT.value());
    }

    @Test
    void cuts_the_description_at_127_bytes_but_no_character_of_it() {
        describes("x".repeat(127), "x".repeat(127));
        describes("x".repeat(128), "x".repeat(127));
        describes("金".repeat(43), "金".repeat(42));
        describes("x".repeat(124) + "🪙", "x".repeat(124));
    }

    @Test
    void takes_amounts_from_a_fen_to_what_an_integer_holds() {
        assertThat(order(h5, plain().costing(1, "CNY").at(NOW))
                        .at("/amount/total")
                        .asLong())
                .isOne();
        assertThat(order(h5, plain().costing(2_147_483_647L, "CNY").at(NOW))
                        .at("/amount/total")
                        .asLong())
                .isEqualTo(2_147_483_647L);
        refuses(h5, plain().costing(0, "CNY").at(NOW), "amount-out-of-range");
        refuses(h5, plain().costing(2_147_483_648L, "CNY").at(NOW), "amount-out-of-range");
        refuses(h5, plain().costing(100, "USD").at(NOW), "asset-unsupported");
    }

    @Test
    void wants_an_expiry_ahead_within_seven_days() {
        ready(h5, H5_ANSWER, plain().expiring(NOW.plusSeconds(1)).at(NOW));
        ready(h5, H5_ANSWER, plain().expiring(NOW.plus(Prepay.EXPIRY_MAX)).at(NOW));
        refuses(h5, plain().expiring(NOW.plusMillis(999)).at(NOW), "expiry-out-of-range");
        refuses(h5, plain().expiring(NOW.plus(Prepay.EXPIRY_MAX).plusSeconds(1)).at(NOW), "expiry-out-of-range");
    }

    @Test
    void takes_a_callback_address_of_255_characters() {
        var fits = URI.create(NOTIFY + "x".repeat(255 - NOTIFY.toString().length()));
        ready(h5, H5_ANSWER, plain().calledBackAt(fits).at(NOW));
        refuses(h5, plain().calledBackAt(URI.create(fits + "x")).at(NOW), "url-too-long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.7", "10.0.0.7", "2001:db8::7"})
    void takes_the_address_of_the_payers_device(String address) {
        assertThat(order(
                                h5,
                                plain().by(new Payer(Optional.of(address), Optional.empty()))
                                        .at(NOW))
                        .at("/scene_info/payer_client_ip")
                        .asText())
                .isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,payer-address-loopback",
        "127.9.9.9,payer-address-loopback",
        "::1,payer-address-loopback",
        "::ffff:127.0.0.1,payer-address-loopback",
        "0.0.0.0,payer-address-loopback",
        "localhost,payer-address-invalid",
        "'',payer-address-invalid"
    })
    void refuses_addresses_that_are_no_payers(String address, String code) {
        refuses(
                h5,
                plain().by(new Payer(Optional.of(address), Optional.empty())).at(NOW),
                code);
    }

    @Test
    void refuses_a_payer_of_whom_it_knows_too_little() {
        refuses(h5, plain().by(Payer.UNKNOWN).at(NOW), "payer-address-required");
        refuses(jsapi, plain().by(Payer.UNKNOWN).at(NOW), "openid-required");
    }

    @Test
    void is_refused_what_wechat_refuses_with_its_signature() {
        assertThat(prepared(h5, SmallWechat.signing(403, "{\"code\":\"NO_AUTH\",\"message\":\"商户无权限\"}")))
                .isEqualTo(new Prepared.Refused("NO_AUTH", "商户无权限"));
    }

    @ParameterizedTest
    @CsvSource({"400,PARAM_ERROR", "401,SIGN_ERROR", "403,NO_AUTH", "404,ORDER_NOT_EXIST"})
    void never_takes_an_unsigned_error_for_a_refusal(int status, String code) {
        isUnknown(prepared(h5, SmallWechat.answering(status, Map.of(), "{\"code\":\"" + code + "\"}")));
    }

    @Test
    void takes_what_is_paid_already_for_no_refusal() {
        assertThat(prepared(h5, SmallWechat.signing(400, "{\"code\":\"ORDERPAID\",\"message\":\"订单已支付\"}")))
                .isEqualTo(new Prepared.PaidAlready());
    }

    @ParameterizedTest
    @CsvSource({"500,SYSTEM_ERROR", "429,FREQUENCY_LIMITED"})
    void does_not_know_what_came_of_it_when_wechat_is_in_trouble(int status, String code) {
        isUnknown(prepared(h5, SmallWechat.signing(status, "{\"code\":\"" + code + "\"}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"h5_url\":\"\"}", "{\"prepay_id\":\"wx\"}", "", "[]"})
    void does_not_know_what_came_of_it_without_what_the_payer_needs(String answer) {
        isUnknown(prepared(h5, SmallWechat.signing(200, answer)));
    }

    @Test
    void is_answered_within_two_and_a_half_seconds_whatever_wechat_does() {
        var started = System.nanoTime();
        isUnknown(prepared(h5, SmallWechat.hanging()));
        assertThat(Duration.ofNanos(System.nanoTime() - started))
                .isBetween(WechatPay.PREPARE_TIMEOUT, Duration.ofSeconds(3));
    }

    @Test
    void does_not_know_what_came_of_it_for_a_sandbox_that_is_not_there() {
        try (var production = WechatPay.h5(WechatPay.GATEWAYS)) {
            isUnknown(production.prepare(Wechat.account(), plain().at(NOW)));
        }
    }

    private void describes(String subject, String description) {
        assertThat(order(h5, plain().named(subject).at(NOW)).path("description").asText())
                .isEqualTo(description);
    }

    private static void isUnknown(Prepared prepared) {
        assertThat(prepared).isInstanceOf(Prepared.Unknown.class);
    }

    private static void refuses(WechatProduct product, Preparation preparation, String code) {
        try (var wechat = SmallWechat.signing(200, H5_ANSWER)) {
            assertThat(prepare(product, wechat, preparation))
                    .isInstanceOfSatisfying(
                            Prepared.Refused.class,
                            refused -> assertThat(refused.code()).isEqualTo(code));
            assertThat(wechat.asked()).isEmpty();
        }
    }

    private static Prepared prepared(WechatProduct product, SmallWechat wechat) {
        try (wechat) {
            return prepare(product, wechat, plain().at(NOW));
        }
    }

    private static PaymentParameters ready(WechatProduct product, String answer, Preparation preparation) {
        try (var wechat = SmallWechat.answering(200, Wechat.seal(answer, preparation.now(), Wechat.KEYS), answer)) {
            var prepared = prepare(product, wechat, preparation);
            assertThat(prepared).isInstanceOf(Prepared.Ready.class);
            return ((Prepared.Ready) prepared).payment();
        }
    }

    private static Prepared prepare(WechatProduct product, SmallWechat wechat, Preparation preparation) {
        try (var pay =
                new WechatPay(product, WechatPay.GATEWAYS.withSandbox(wechat.address()), WechatTrades.WHOLE_TIMEOUT)) {
            return pay.prepare(Wechat.account(), preparation);
        }
    }

    private static JsonNode order(WechatProduct product, Preparation preparation) {
        try {
            return new ObjectMapper().readTree(Prepay.order(product, Wechat.account(), preparation));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static Wanted plain() {
        return new Wanted(Money.of(1999, WechatObject.CNY), "金币 礼包", EXPIRY, NOTIFY, Optional.empty(), PAYER);
    }

    private record Wanted(
            Money amount, String subject, Instant expiry, URI notifyUrl, Optional<URI> back, Payer payer) {
        Wanted costing(long minorUnits, String code) {
            return new Wanted(Money.of(minorUnits, new Asset(code, 2)), subject, expiry, notifyUrl, back, payer);
        }

        Wanted named(String name) {
            return new Wanted(amount, name, expiry, notifyUrl, back, payer);
        }

        Wanted expiring(Instant end) {
            return new Wanted(amount, subject, end, notifyUrl, back, payer);
        }

        Wanted calledBackAt(URI url) {
            return new Wanted(amount, subject, expiry, url, back, payer);
        }

        Wanted returning(URI url) {
            return new Wanted(amount, subject, expiry, notifyUrl, Optional.of(url), payer);
        }

        Wanted by(Payer somebody) {
            return new Wanted(amount, subject, expiry, notifyUrl, back, somebody);
        }

        Preparation at(Instant now) {
            return new Preparation(ATTEMPT, amount, subject, expiry, notifyUrl, back, payer, now, WITHIN);
        }
    }
}

package io.counterfoil.order.provider.alipay;

import static io.counterfoil.order.provider.alipay.Alipay.ACCOUNT;
import static io.counterfoil.order.provider.alipay.Alipay.ATTEMPT;
import static io.counterfoil.order.provider.alipay.Alipay.NOW;
import static io.counterfoil.order.provider.alipay.Alipay.WITHIN;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.counterfoil.kernel.money.Asset;
import io.counterfoil.kernel.money.Money;
import io.counterfoil.order.provider.Preparation;
import io.counterfoil.order.provider.Prepared;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreparingAnAlipayPaymentTest {
    private static final URI GATEWAY = URI.create("http://localhost:1/gateway.do");
    private static final URI NOTIFY = URI.create("https://pay.example/v1/callback/alipay-wap/shop");
    private static final URI BACK = URI.create("https://shop.example/back?order=1&x=%E9%87%91");
    private static final Instant EXPIRY = NOW.plus(Duration.ofMinutes(30));
    private static final Preparation PLAIN = new Preparation(
            ATTEMPT,
            Money.of(1999, Yuan.CNY),
            "金币 礼包",
            EXPIRY,
            NOTIFY,
            Optional.of(BACK),
            Preparation.Payer.UNKNOWN,
            NOW,
            WITHIN);

    private final AlipayWap alipay = new AlipayWap(AlipayWap.GATEWAYS.withSandbox(GATEWAY));

    @AfterEach
    void close() {
        alipay.close();
    }

    @Test
    void gives_the_address_of_alipays_page() {
        assertThat(ready(PLAIN).payment()).satisfies(payment -> {
            assertThat(payment.kind()).isEqualTo("redirect");
            assertThat(payment.values().get("url")).startsWith(GATEWAY + "?");
            assertThat(payment.validUntil()).isEqualTo(EXPIRY);
        });
    }

    @Test
    void says_what_alipay_needs_to_know() throws JsonProcessingException {
        var form = form(PLAIN);
        assertThat(form.parameters())
                .containsEntry("app_id", "2021000000000001")
                .containsEntry("method", "alipay.trade.wap.pay")
                .containsEntry("format", "JSON")
                .containsEntry("charset", "utf-8")
                .containsEntry("sign_type", "RSA2")
                .containsEntry("version", "1.0")
                .containsEntry("timestamp", "2026-11-20 10:00:00")
                .containsEntry("notify_url", NOTIFY.toString())
                .containsEntry("return_url", BACK.toString());
        assertThat(trade(PLAIN)).isEqualTo(new ObjectMapper().readTree("""
                {"out_trade_no":"%s","total_amount":"19.99","subject":"金币 礼包","product_code":"QUICK_WAP_WAY",
                 "time_expire":"2026-11-20 10:30:00","quit_url":"%s"}
                """.formatted(ATTEMPT, BACK)));
    }

    @Test
    void is_signed_with_the_applications_key() {
        var form = form(PLAIN);
        var content = AlipaySignature.requestContent(form.parameters());
        assertThat(AlipaySignature.verifies(content, UTF_8, form.value("sign"), Alipay.APP_KEYS.getPublic()))
                .isTrue();
    }

    @Test
    void leaves_out_the_way_back_where_there_is_none() {
        var form = form(returningTo(Optional.empty()));
        assertThat(form.parameters()).doesNotContainKey("return_url");
        assertThat(form.value("biz_content")).doesNotContain("quit_url");
    }

    @Test
    void gives_up_the_part_of_a_second() {
        var payment = ready(expiring(EXPIRY.plusMillis(999))).payment();
        assertThat(payment.validUntil()).isEqualTo(EXPIRY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"a/b=c&d|a b c d", "two\tlines|two lines", "&total_amount=0.01|total_amount 0.01", "/&=|"})
    void cleans_the_subject(String subject, String clean) {
        assertThat(trade(named(subject)).path("subject").asText()).isEqualTo(clean == null ? ATTEMPT.value() : clean);
    }

    @Test
    void cuts_the_subject_but_no_character_of_it() {
        var fits = "x".repeat(AlipayPage.SUBJECT_LENGTH_MAX);
        assertThat(trade(named(fits)).path("subject").asText()).isEqualTo(fits);
        assertThat(trade(named(fits + "x")).path("subject").asText()).isEqualTo(fits);
        assertThat(trade(named(fits.substring(1) + "🪙")).path("subject").asText())
                .isEqualTo(fits.substring(1));
    }

    @Test
    void takes_amounts_from_a_fen_to_a_hundred_million_yuan() {
        assertThat(trade(costing(1, "CNY")).path("total_amount").asText()).isEqualTo("0.01");
        assertThat(trade(costing(100_000_000_00L, "CNY")).path("total_amount").asText())
                .isEqualTo("100000000.00");
        refuses(costing(0, "CNY"), "amount-out-of-range");
        refuses(costing(100_000_000_01L, "CNY"), "amount-out-of-range");
    }

    @Test
    void takes_nothing_but_yuan() {
        refuses(costing(100, "USD"), "asset-unsupported");
    }

    @Test
    void wants_an_expiry_ahead_within_fifteen_days() {
        ready(expiring(NOW.plusSeconds(1)));
        ready(expiring(NOW.plus(AlipayPage.EXPIRY_MAX)));
        refuses(expiring(NOW.plusMillis(999)), "expiry-out-of-range");
        refuses(expiring(NOW.plus(AlipayPage.EXPIRY_MAX).plusSeconds(1)), "expiry-out-of-range");
    }

    @ParameterizedTest
    @ValueSource(ints = {AlipayPage.URL_LENGTH_MAX, AlipayPage.URL_LENGTH_MAX + 1})
    void takes_addresses_of_256_characters(int length) {
        var start = "https://shop.example/";
        var preparation = returningTo(Optional.of(URI.create(start + "x".repeat(length - start.length()))));
        if (length <= AlipayPage.URL_LENGTH_MAX) ready(preparation);
        else refuses(preparation, "url-too-long");
    }

    @Test
    void is_refused_for_a_sandbox_that_is_not_there() {
        try (var production = new AlipayWap(AlipayWap.GATEWAYS)) {
            assertThat(production.prepare(Alipay.account(ACCOUNT), PLAIN))
                    .isInstanceOfSatisfying(
                            Prepared.Refused.class,
                            refused -> assertThat(refused.code()).isEqualTo("environment-unavailable"));
        }
    }

    private Prepared.Ready ready(Preparation preparation) {
        var prepared = alipay.prepare(Alipay.account(ACCOUNT), preparation);
        assertThat(prepared).isInstanceOf(Prepared.Ready.class);
        return (Prepared.Ready) prepared;
    }

    private void refuses(Preparation preparation, String code) {
        assertThat(alipay.prepare(Alipay.account(ACCOUNT), preparation))
                .isInstanceOfSatisfying(
                        Prepared.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private AlipayForm form(Preparation preparation) {
        var url = URI.create(ready(preparation).payment().values().getOrDefault("url", ""));
        return AlipayForm.parse(url.getRawQuery().getBytes(US_ASCII));
    }

    private JsonNode trade(Preparation preparation) {
        try {
            return new ObjectMapper().readTree(form(preparation).value("biz_content"));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static Preparation named(String subject) {
        return changed(PLAIN.amount(), subject, PLAIN.expiresAt(), PLAIN.returnUrl());
    }

    private static Preparation costing(long minorUnits, String code) {
        return changed(Money.of(minorUnits, new Asset(code, 2)), PLAIN.subject(), PLAIN.expiresAt(), PLAIN.returnUrl());
    }

    private static Preparation expiring(Instant expiry) {
        return changed(PLAIN.amount(), PLAIN.subject(), expiry, PLAIN.returnUrl());
    }

    private static Preparation returningTo(Optional<URI> url) {
        return changed(PLAIN.amount(), PLAIN.subject(), PLAIN.expiresAt(), url);
    }

    private static Preparation changed(Money amount, String subject, Instant expiry, Optional<URI> back) {
        return new Preparation(ATTEMPT, amount, subject, expiry, NOTIFY, back, Preparation.Payer.UNKNOWN, NOW, WITHIN);
    }
}

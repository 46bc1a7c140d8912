package io.counterfoil.sandbox.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.counterfoil.kernel.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class WapPayTest {
    private static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");
    private static final App APP = new App("2021", "2088", "shop", "", "", "");
    private static final Map<String, String> GOOD = Map.of(
            "out_trade_no", "T1",
            "total_amount", "19.99",
            "subject", "金币 100%",
            "product_code", "QUICK_WAP_WAY");

    @Test
    void waits_fifteen_days_unless_told_otherwise() {
        assertThat(read(GOOD).expiresAt()).isEqualTo(NOON.plus(Duration.ofDays(15)));
    }

    @Test
    void prefers_time_expire_which_is_in_beijing() {
        var both = with(with(GOOD, "timeout_express", "30m"), "time_expire", "2026-11-20 12:05:00");
        assertThat(read(both).expiresAt()).isEqualTo(NOON.plus(Duration.ofMinutes(5)));
    }

    @ParameterizedTest
    @CsvSource({"5m, PT5M", "2h, PT2H", "15d, P15D"})
    void counts_timeouts_from_now(String timeout, Duration life) {
        assertThat(read(with(GOOD, "timeout_express", timeout)).expiresAt()).isEqualTo(NOON.plus(life));
    }

    @ParameterizedTest
    @CsvSource({"0.01, 1", "19.9, 1990", "100000000.00, 10000000000"})
    void takes_amounts_within_the_limits(String yuan, long fen) {
        assertThat(read(with(GOOD, "total_amount", yuan)).amount()).isEqualTo(Money.of(fen, Yuan.CNY));
    }

    @ParameterizedTest
    @CsvSource({
        "total_amount, 0.00",
        "total_amount, 100000000.01",
        "total_amount, 1.999",
        "total_amount, -1",
        "total_amount, 1e2",
        "subject, a/b",
        "subject, a=b",
        "subject, a&b",
        "out_trade_no, T 1",
        "product_code, FAST_INSTANT_TRADE_PAY",
        "time_expire, 2026-11-20T12:05:00",
        "time_expire, 2026-12-05 12:00:01",
        "timeout_express, 16d",
        "timeout_express, 5",
    })
    void refuses_what_alipay_refuses(String field, String value) {
        refuses(GatewayError.INVALID_PARAMETER, with(GOOD, field, value));
    }

    @Test
    void refuses_an_expiry_that_has_passed() {
        refuses(GatewayError.TRADE_HAS_CLOSE, with(GOOD, "time_expire", "2026-11-20 12:00:00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"out_trade_no", "total_amount", "subject", "product_code"})
    void needs_its_fields(String field) {
        refuses(GatewayError.INVALID_PARAMETER, with(GOOD, field, ""));
    }

    @Test
    void limits_the_number_and_the_subject() {
        read(with(GOOD, "out_trade_no", "1".repeat(64)));
        refuses(GatewayError.INVALID_PARAMETER, with(GOOD, "out_trade_no", "1".repeat(65)));
        read(with(GOOD, "subject", "金".repeat(WapPay.SUBJECT_LENGTH_MAX)));
        refuses(GatewayError.INVALID_PARAMETER, with(GOOD, "subject", "金".repeat(WapPay.SUBJECT_LENGTH_MAX + 1)));
    }

    private static TradeTerms read(Map<String, String> biz) {
        var json = new JsonMapper().writeValueAsString(biz);
        return WapPay.read(new GatewayRequest(Map.of("biz_content", json)), APP, NOON);
    }

    private static Map<String, String> with(Map<String, String> biz, String field, String value) {
        var changed = new LinkedHashMap<>(biz);
        changed.put(field, value);
        return changed;
    }

    private static void refuses(GatewayError error, Map<String, String> biz) {
        assertThatExceptionOfType(GatewayRefused.class)
                .isThrownBy(() -> read(biz))
                .satisfies(refused -> assertThat(refused.error()).isEqualTo(error));
    }
}

package io.counterfoil.order.provider.wechat;

import static io.counterfoil.order.provider.wechat.Wechat.ACCOUNT;
import static io.counterfoil.order.provider.wechat.Wechat.ATTEMPT;
import static io.counterfoil.order.provider.wechat.Wechat.KEYS;
import static io.counterfoil.order.provider.wechat.Wechat.NOW;
import static io.counterfoil.order.provider.wechat.Wechat.PAID;
import static io.counterfoil.order.provider.wechat.Wechat.REFUNDED;
import static io.counterfoil.order.provider.wechat.Wechat.changed;
import static io.counterfoil.order.provider.wechat.Wechat.envelope;
import static io.counterfoil.order.provider.wechat.Wechat.raw;
import static io.counterfoil.order.provider.wechat.Wechat.seal;
import static io.counterfoil.order.provider.wechat.Wechat.with;
import static io.counterfoil.order.provider.wechat.Wechat.without;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.kernel.money.Money;
import io.counterfoil.order.provider.Decoded;
import io.counterfoil.order.provider.Fact;
import io.counterfoil.order.provider.RawCallback;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingWechatNoticesTest {
    private static final String PAYMENT = "TRANSACTION.SUCCESS";
    private static final String TRANSACTION = "4200002600202611201234567890";
    private static final String BODY = envelope(PAYMENT, PAID);
    private static final Fact.Paid FACT = new Fact.Paid(
            ATTEMPT.value(),
            TRANSACTION,
            Money.of(1999, WechatObject.CNY),
            Instant.parse("2026-11-20T02:00:09Z"),
            Optional.of("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"));

    private final WechatNotices notices = new WechatNotices();

    @Test
    void finds_a_payment_of_the_whole_price_though_coupons_were_used() {
        assertThat(decode(BODY)).isEqualTo(new Decoded.Accepted(FACT));
    }

    @Test
    void finds_a_payment_encrypted_without_associated_data() {
        assertThat(decode(envelope(PAYMENT, PAID, ""))).isEqualTo(new Decoded.Accepted(FACT));
    }

    @Test
    void finds_a_payment_without_a_buyer_or_a_time_of_its_own() {
        var content = changed(changed(PAID, "/payer", ""), "/success_time", "");
        assertThat(decode(envelope(PAYMENT, content)))
                .isEqualTo(new Decoded.Accepted(
                        new Fact.Paid(FACT.reference(), TRANSACTION, FACT.amount(), NOW, Optional.empty())));
    }

    @Test
    void finds_a_payment_whose_signature_is_of_the_only_type_there_is() {
        var untyped = without(seal(BODY, NOW, KEYS), "Wechatpay-Signature-Type");
        assertThat(decode(raw(untyped, BODY))).isEqualTo(new Decoded.Accepted(FACT));
    }

    @Test
    void finds_a_refund() {
        assertThat(decode(envelope("REFUND.SUCCESS", REFUNDED)))
                .isEqualTo(new Decoded.Accepted(new Fact.Refunded(
                        ATTEMPT.value(),
                        TRANSACTION,
                        Optional.of("R1"),
                        Optional.of(Money.of(500, WechatObject.CNY)),
                        Instant.parse("2026-11-20T03:00:00Z"))));
    }

    @Test
    void keeps_a_number_that_is_none_of_ours_as_it_is() {
        assertThat(decode(envelope(PAYMENT, changed(PAID, "/out_trade_no", "\"P1\""))))
                .isInstanceOfSatisfying(
                        Decoded.Accepted.class,
                        accepted -> assertThat(accepted.fact()).returns("P1", Fact::reference));
    }

    @ParameterizedTest
    @CsvSource({
        "TRANSACTION.SUCCESS,/trade_state,REFUND",
        "TRANSACTION.SUCCESS,/trade_state,NOTPAY",
        "TRANSACTION.CLOSED,/trade_state,CLOSED",
        "REFUND.ABNORMAL,/refund_status,ABNORMAL",
        "REFUND.CLOSED,/refund_status,CLOSED",
        "REFUND.SUCCESS,/refund_status,PROCESSING",
        "PAYSCORE.USER_PAID,/state,DONE"
    })
    void leaves_alone_what_decides_nothing_but_says_whom_it_is_about(String type, String field, String value) {
        var content = changed(type.startsWith("REFUND") ? REFUNDED : PAID, field, "\"" + value + "\"");
        assertThat(decode(envelope(type, content)))
                .isInstanceOfSatisfying(
                        Decoded.Ignored.class,
                        ignored -> assertThat(ignored.reference()).contains(ATTEMPT.value()));
    }

    @Test
    void leaves_alone_what_is_about_no_attempt() {
        assertThat(decode(envelope("COUPON.USE", "{\"mchid\":\"1900000109\"}")))
                .isInstanceOfSatisfying(
                        Decoded.Ignored.class,
                        ignored -> assertThat(ignored.reference()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "/mchid,'\"1900009999\"',mchid-foreign",
        "/mchid,1900000109,mchid-foreign",
        "/mchid,'',mchid-foreign",
        "/appid,'\"wx0000000000000000\"',app-id-foreign",
        "/appid,'',app-id-foreign"
    })
    void tells_what_is_for_another_account(String field, String value, String code) {
        assertThat(decode(envelope(PAYMENT, changed(PAID, field, value))))
                .isInstanceOfSatisfying(
                        Decoded.Foreign.class,
                        foreign -> assertThat(foreign)
                                .returns(ATTEMPT.value(), Decoded.Foreign::reference)
                                .returns(code, Decoded.Foreign::code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Timestamp", "Nonce", "Serial", "Signature"})
    void refuses_a_message_without_one_of_the_headers(String name) {
        refuses(raw(without(seal(BODY, NOW, KEYS), "Wechatpay-" + name), BODY), "signature-missing");
        refuses(raw(with(seal(BODY, NOW, KEYS), "Wechatpay-" + name, ""), BODY), "signature-missing");
    }

    @Test
    void refuses_a_strangers_signature() {
        refuses(signed(BODY, NOW, Wechat.STRANGERS_KEYS), "signature-invalid");
    }

    @Test
    void refuses_the_merchants_own_signature() {
        refuses(signed(BODY, NOW, Wechat.MERCHANT_KEYS), "signature-invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUB_KEY_ID_9999999999999999999999999999", "5157F09EFDC096DE15EBE81A47057A7232F1B8E1"})
    void refuses_a_key_that_the_account_does_not_name(String serial) {
        refuses(raw(with(seal(BODY, NOW, KEYS), "Wechatpay-Serial", serial), BODY), "serial-unknown");
    }

    @Test
    void believes_either_key_while_one_takes_the_others_place() {
        var account = Wechat.account(Wechat.CHANGING);
        var next = with(seal(BODY, NOW, Wechat.NEXT_KEYS), "Wechatpay-Serial", Wechat.NEXT_KEY_ID);

        assertThat(notices.decode(signed(BODY), account, NOW)).isEqualTo(new Decoded.Accepted(FACT));
        assertThat(notices.decode(raw(next, BODY), account, NOW)).isEqualTo(new Decoded.Accepted(FACT));
        refuses(raw(next, BODY), "serial-unknown");
    }

    @Test
    void believes_no_key_under_the_others_id() {
        var account = Wechat.account(Wechat.CHANGING);
        var exchanged = with(seal(BODY, NOW, KEYS), "Wechatpay-Serial", Wechat.NEXT_KEY_ID);

        assertThat(notices.decode(raw(exchanged, BODY), account, NOW))
                .returns("signature-invalid", it -> ((Decoded.Rejected) it).code());
    }

    @Test
    void refuses_another_kind_of_signature() {
        var sm2 = with(seal(BODY, NOW, KEYS), "Wechatpay-Signature-Type", "WECHATPAY2-SM2-WITH-SM3");
        refuses(raw(sm2, BODY), "signature-invalid");
    }

    @ParameterizedTest
    @CsvSource({"TRANSACTION.SUCCESS,REFUND.SUCCESS", "10:00:10,10:00:11", "'{','{ '"})
    void refuses_what_was_changed_on_the_way(String signed, String changed) {
        var forged = BODY.replace(signed, changed);
        assertThat(forged).isNotEqualTo(BODY);
        refuses(raw(seal(BODY, NOW, KEYS), forged), "signature-invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Wechatpay-Timestamp", "Wechatpay-Nonce"})
    void refuses_what_was_given_another_moment_or_nonce(String header) {
        refuses(raw(with(seal(BODY, NOW, KEYS), header, "1795140001"), BODY), "signature-invalid");
    }

    /** WeChat Pay sends them to see whether anybody looks at its signatures. */
    @Test
    void refuses_a_probe() {
        var genuine = seal(BODY, NOW, KEYS);
        var probe = "WECHATPAY/SIGNTEST/"
                + genuine.getOrDefault("Wechatpay-Signature", "").substring(19);
        refuses(raw(with(genuine, "Wechatpay-Signature", probe), BODY), "signature-invalid");
    }

    @Test
    void takes_what_was_signed_within_five_minutes_of_now_and_nothing_else() {
        var limit = WechatSeal.FRESH_FOR;
        assertThat(decode(signed(BODY, NOW.minus(limit), KEYS))).isInstanceOf(Decoded.Accepted.class);
        assertThat(decode(signed(BODY, NOW.plus(limit), KEYS))).isInstanceOf(Decoded.Accepted.class);
        refuses(signed(BODY, NOW.minus(limit).minusSeconds(1), KEYS), "callback-stale");
        refuses(signed(BODY, NOW.plus(limit).plusSeconds(1), KEYS), "callback-stale");
    }

    @Test
    void refuses_a_broken_tag_under_a_valid_signature() {
        var ciphertext = BODY.indexOf("\"ciphertext\":\"") + 14;
        var flipped = BODY.charAt(ciphertext) == 'A' ? 'B' : 'A';
        refuses(
                signed(BODY.substring(0, ciphertext) + flipped + BODY.substring(ciphertext + 1)),
                "callback-undecryptable");
    }

    @ParameterizedTest
    @CsvSource({
        "/resource/nonce,'\"uluk4a9R25RX\"'",
        "/resource/nonce,''",
        "/resource/associated_data,'\"refund\"'",
        "/resource/ciphertext,'\"no base64!\"'",
        "/resource/ciphertext,'\"AAAA\"'",
        "/resource/ciphertext,''"
    })
    void refuses_what_was_not_encrypted_for_us(String field, String value) {
        refuses(signed(changed(BODY, field, value)), "callback-undecryptable");
    }

    @Test
    void refuses_what_was_encrypted_under_another_key() {
        var account = Wechat.account(with(ACCOUNT, "apiV3Key", "a7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb"));
        assertThat(notices.decode(signed(BODY), account, NOW))
                .returns("callback-undecryptable", it -> ((Decoded.Rejected) it).code());
    }

    @ParameterizedTest
    @CsvSource({"/resource/algorithm,'\"AEAD_SM4_128_GCM\"'", "/resource,''", "/event_type,''", "/event_type,{}"})
    void refuses_an_envelope_of_another_form(String field, String value) {
        refuses(signed(changed(BODY, field, value)), "callback-malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "<xml/>", "{\"event_type\":\"a\",\"event_type\":\"b\"}", "{} {}"})
    void refuses_what_is_not_one_object(String body) {
        refuses(signed(body), "callback-malformed");
        refuses(signed(envelope(PAYMENT, body)), "callback-malformed");
    }

    @ParameterizedTest
    @CsvSource({
        "/out_trade_no,''",
        "/transaction_id,''",
        "/transaction_id,'\"42\\u0000\"'",
        "/out_trade_no,'\"\\u0001\"'",
        "/amount,''",
        "/amount/total,''",
        "/amount/total,19.99",
        "/amount/total,1999.0",
        "/amount/total,-1",
        "/amount/total,'\"1999\"'",
        "/amount/total,9223372036854775808",
        "/amount/currency,'\"USD\"'",
        "/success_time,'\"2026-11-20 10:00:09\"'"
    })
    void refuses_what_lacks_something_it_needs(String field, String value) {
        refuses(signed(envelope(PAYMENT, changed(PAID, field, value))), "callback-malformed");
    }

    @Test
    void refuses_a_refund_that_does_not_say_how_much() {
        refuses(signed(envelope("REFUND.SUCCESS", changed(REFUNDED, "/amount/refund", ""))), "callback-malformed");
    }

    @Test
    void answers_by_status() {
        assertThat(notices.done().status()).isEqualTo(200);
        assertThat(notices.done().body()).isEmpty();
        assertThat(notices.again().status()).isEqualTo(503);
        assertThat(notices.again().body()).isEqualTo("{\"code\":\"FAIL\",\"message\":\"失败\"}");
    }

    private static RawCallback signed(String body) {
        return signed(body, NOW, KEYS);
    }

    private static RawCallback signed(String body, Instant at, KeyPair keys) {
        return raw(seal(body, at, keys), body);
    }

    private void refuses(RawCallback callback, String code) {
        assertThat(decode(callback)).isInstanceOfSatisfying(Decoded.Rejected.class, rejected -> {
            assertThat(rejected.code()).isEqualTo(code);
            assertThat(rejected.reply().status()).isEqualTo(400);
            assertThat(rejected.reply().body()).isEqualTo(notices.again().body());
        });
    }

    private Decoded decode(String body) {
        return decode(signed(body));
    }

    private Decoded decode(RawCallback callback) {
        return notices.decode(callback, Wechat.account(), NOW);
    }
}

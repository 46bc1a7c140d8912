package io.counterfoil.order.provider.alipay;

import static io.counterfoil.order.provider.alipay.Alipay.ACCOUNT;
import static io.counterfoil.order.provider.alipay.Alipay.ATTEMPT;
import static io.counterfoil.order.provider.alipay.Alipay.PAID;
import static io.counterfoil.order.provider.alipay.Alipay.raw;
import static io.counterfoil.order.provider.alipay.Alipay.signed;
import static io.counterfoil.order.provider.alipay.Alipay.with;
import static io.counterfoil.order.provider.alipay.Alipay.without;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.kernel.money.Money;
import io.counterfoil.order.provider.Decoded;
import io.counterfoil.order.provider.Fact;
import io.counterfoil.order.provider.RawCallback;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingAlipayNoticesTest {
    private static final String TRADE = "2026112022001424330500000001";
    private static final Fact.Paid PAYMENT = new Fact.Paid(
            ATTEMPT.value(),
            TRADE,
            Money.of(1999, Yuan.CNY),
            Instant.parse("2026-11-20T02:00:09Z"),
            Optional.of("2088102122524333"));

    private final AlipayNotices notices = new AlipayNotices();

    @ParameterizedTest
    @ValueSource(strings = {"TRADE_SUCCESS", "TRADE_FINISHED"})
    void finds_a_payment(String status) {
        assertThat(decode(with(PAID, "trade_status", status))).isEqualTo(new Decoded.Accepted(PAYMENT));
    }

    @Test
    void finds_a_payment_in_gbk() {
        var notice = signed(with(PAID, "charset", "GBK"), Charset.forName("GBK"), Alipay.KEYS);
        assertThat(decode(notice)).isEqualTo(new Decoded.Accepted(PAYMENT));
    }

    @Test
    void finds_a_payment_without_a_buyer_or_a_time_of_its_own() {
        assertThat(decode(without(without(PAID, "buyer_id"), "gmt_payment")))
                .isEqualTo(new Decoded.Accepted(new Fact.Paid(
                        PAYMENT.reference(),
                        PAYMENT.transaction(),
                        PAYMENT.amount(),
                        Instant.parse("2026-11-20T02:00:10Z"),
                        Optional.empty())));
    }

    @Test
    void finds_a_payment_where_nothing_was_refunded() {
        assertThat(decode(with(PAID, "refund_fee", "0.00"))).isEqualTo(new Decoded.Accepted(PAYMENT));
    }

    @ParameterizedTest
    @CsvSource({"TRADE_SUCCESS,5.00,500", "TRADE_FINISHED,5,500", "TRADE_CLOSED,19.99,1999"})
    void finds_a_refund_under_whatever_status(String status, String fee, long fen) {
        assertThat(decode(refund(status, fee)))
                .isEqualTo(new Decoded.Accepted(new Fact.Refunded(
                        ATTEMPT.value(),
                        TRADE,
                        Optional.of("R1"),
                        Optional.of(Money.of(fen, Yuan.CNY)),
                        Instant.parse("2026-11-20T03:00:00.123Z"))));
    }

    @Test
    void finds_that_nobody_paid() {
        var closed = without(with(PAID, "trade_status", "TRADE_CLOSED"), "gmt_payment");
        assertThat(decode(closed)).isEqualTo(new Decoded.Accepted(new Fact.ClosedUnpaid(ATTEMPT.value())));
    }

    @ParameterizedTest
    @CsvSource({
        "trade_status,WAIT_BUYER_PAY",
        "trade_status,TRADE_PENDING",
        "trade_status,''",
        "notify_type,sign_contract"
    })
    void leaves_alone_what_decides_nothing(String name, String value) {
        assertThat(decode(with(PAID, name, value)))
                .isInstanceOfSatisfying(
                        Decoded.Ignored.class,
                        ignored -> assertThat(ignored.reference()).contains(ATTEMPT.value()));
    }

    @Test
    void keeps_a_number_that_is_none_of_ours_as_it_is() {
        assertThat(decode(with(PAID, "out_trade_no", "P20261120-1")))
                .isInstanceOfSatisfying(
                        Decoded.Accepted.class,
                        accepted -> assertThat(accepted.fact()).returns("P20261120-1", Fact::reference));
    }

    @ParameterizedTest
    @CsvSource({
        "app_id,2021000000009999,app-id-foreign",
        "seller_id,2088000000000000,seller-id-foreign",
        "seller_id,'',seller-id-foreign"
    })
    void tells_what_is_for_another_account(String name, String value, String code) {
        assertThat(decode(with(PAID, name, value)))
                .isInstanceOfSatisfying(
                        Decoded.Foreign.class,
                        foreign -> assertThat(foreign)
                                .returns(ATTEMPT.value(), Decoded.Foreign::reference)
                                .returns(code, Decoded.Foreign::code));
    }

    @Test
    void refuses_a_message_without_a_signature() {
        refuses(raw(AlipayForm.encode(PAID, UTF_8)), "signature-missing");
    }

    @Test
    void refuses_a_strangers_signature() {
        refuses(signed(PAID, UTF_8, Alipay.STRANGERS_KEYS), "signature-invalid");
    }

    /** The application's public key stands beside Alipay's in the console: who mixes them up signs with the wrong one. */
    @Test
    void refuses_the_merchants_own_signature() {
        refuses(signed(PAID, UTF_8, Alipay.APP_KEYS), "signature-invalid");
    }

    @ParameterizedTest
    @CsvSource({
        "total_amount=19.99,total_amount=0.01",
        "TRADE_SUCCESS,TRADE_FINISHED",
        "buyer_id=,buyer_id=1",
        "&charset,&extra=1&charset"
    })
    void refuses_what_was_changed_on_the_way(String signed, String changed) {
        var body = new String(signed(PAID).body(), US_ASCII);
        var forged = ("&" + body).replace(signed, changed).substring(1);
        assertThat(forged).isNotEqualTo(body);
        refuses(raw(forged), "signature-invalid");
    }

    @Test
    void refuses_another_kind_of_signature() {
        refuses(signed(with(PAID, "sign_type", "RSA")), "signature-invalid");
    }

    /** The signed text does not show where a value ends: a refund with its own fields tucked away looks like a payment. */
    @Test
    void refuses_a_refund_dressed_up_as_a_payment() {
        var refund = new AlipayForm(
                AlipayForm.parse(signed(refund("TRADE_SUCCESS", "5.00")).body()).parameters(), UTF_8);
        var dressed = without(without(without(refund.parameters(), "out_biz_no"), "refund_fee"), "gmt_refund");
        dressed = with(dressed, "notify_type", "trade_status_sync&out_biz_no=R1");
        dressed = with(dressed, "gmt_payment", "2026-11-20 10:00:09&gmt_refund=2026-11-20 11:00:00.123");
        dressed = with(dressed, "out_trade_no", ATTEMPT.value() + "&refund_fee=5.00");
        assertThat(AlipaySignature.noticeContent(dressed))
                .isEqualTo(AlipaySignature.noticeContent(refund.parameters()));
        refuses(raw(AlipayForm.encode(dressed, UTF_8)), "callback-malformed");
    }

    /** Nor where a name ends: the fields that tell of the refund hide in the names of others. */
    @ParameterizedTest
    @CsvSource({
        "TRADE_SUCCESS,9.94,gmt_payment,gmt_refund",
        "TRADE_SUCCESS,9.94,point_amount,refund_fee",
        "TRADE_SUCCESS,9.94,notify_type,out_biz_no",
        "TRADE_CLOSED,19.99,gmt_payment,gmt_refund",
        "TRADE_CLOSED,19.99,point_amount,refund_fee",
        "TRADE_CLOSED,19.99,notify_type,out_biz_no"
    })
    void refuses_a_name_that_holds_a_further_parameter(String status, String fee, String first, String hidden) {
        var refund = with(refund(status, fee), "point_amount", "0.00");
        refuses(raw(regrouped(refund, first, hidden)), "callback-malformed");
    }

    @ParameterizedTest
    @CsvSource({"TRADE_SUCCESS,9.94", "TRADE_CLOSED,19.99"})
    void refuses_a_refund_all_of_which_hides_in_names(String status, String fee) {
        var refund = without(with(refund(status, fee), "point_amount", "0.00"), "out_biz_no");
        var body = regrouped(refund, "gmt_payment", "gmt_refund", "point_amount", "refund_fee");
        refuses(raw(body), "callback-malformed");
    }

    @ParameterizedTest
    @CsvSource({
        "out_trade_no,''",
        "trade_no,''",
        "trade_no,2026\u00001120",
        "out_trade_no,\u0000",
        "total_amount,''",
        "total_amount,19.999",
        "total_amount,-19.99",
        "gmt_payment,yesterday",
        "gmt_refund,2026-11-20 11:00:00.123",
        "refund_fee,five"
    })
    void refuses_what_lacks_something_it_needs(String name, String value) {
        refuses(signed(with(PAID, name, value)), "callback-malformed");
    }

    @Test
    void refuses_what_is_not_a_form() {
        refuses(raw("{\"trade_status\":\"TRADE_SUCCESS\"}"), "callback-malformed");
    }

    @Test
    void answers_with_one_word() {
        assertThat(notices.done().body()).isEqualTo("success");
        assertThat(notices.done().status()).isEqualTo(200);
        assertThat(notices.again().body()).isEqualTo("fail");
    }

    private static Map<String, String> refund(String status, String fee) {
        var refund = with(with(PAID, "trade_status", status), "refund_fee", fee);
        return with(with(refund, "out_biz_no", "R1"), "gmt_refund", "2026-11-20 11:00:00.123");
    }

    /** The notice with each second field of {@code pairs} pulled into the name of the first, and its signature. */
    private static String regrouped(Map<String, String> notice, String... pairs) {
        var genuine = AlipayForm.parse(signed(notice).body()).parameters();
        var dressed = genuine;
        for (int i = 0; i < pairs.length; i += 2) {
            var name = pairs[i] + "=" + genuine.get(pairs[i]) + "&" + pairs[i + 1];
            dressed = with(
                    without(without(dressed, pairs[i]), pairs[i + 1]), name, genuine.getOrDefault(pairs[i + 1], ""));
        }
        assertThat(AlipaySignature.noticeContent(dressed)).isEqualTo(AlipaySignature.noticeContent(genuine));
        return AlipayForm.encode(dressed, UTF_8);
    }

    private void refuses(RawCallback callback, String code) {
        assertThat(decode(callback))
                .isInstanceOfSatisfying(
                        Decoded.Rejected.class,
                        rejected -> assertThat(rejected)
                                .returns(code, Decoded.Rejected::code)
                                .returns("fail", refused -> refused.reply().body()));
    }

    private Decoded decode(Map<String, String> notice) {
        return decode(signed(notice));
    }

    private Decoded decode(RawCallback callback) {
        return notices.decode(callback, Alipay.account(ACCOUNT), Alipay.NOW);
    }
}

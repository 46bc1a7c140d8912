package io.counterfoil.order.provider.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.counterfoil.order.provider.wire.FreshKeys;
import io.counterfoil.order.provider.wire.Malformed;
import io.counterfoil.order.provider.wire.RsaKeyText;
import java.security.KeyPair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedAnswerTest {
    private static final KeyPair KEYS = FreshKeys.rsa(RsaKeyText.BITS_MIN);
    private static final String METHOD = "alipay.trade.query";

    @Test
    void is_signed_over_the_text_as_it_stands() {
        var node = "{ \"code\" :\"10000\", \"deep\":{\"sign\":\"}\\\"\"},\"name\":\"\\u91d1币\" }";
        var answer = SignedAnswer.cut(answer(node, sign(node)), METHOD);
        assertThat(answer.node()).isEqualTo(node);
        assertThat(answer.signedBy(KEYS.getPublic())).isTrue();
    }

    @Test
    void may_have_had_its_slashes_escaped_after_it_was_signed() {
        var answer = SignedAnswer.cut(answer("{\"url\":\"https:\\/\\/x\"}", sign("{\"url\":\"https://x\"}")), METHOD);
        assertThat(answer.signedBy(KEYS.getPublic())).isTrue();
    }

    @Test
    void is_not_signed_once_a_letter_is_changed() {
        var answer = SignedAnswer.cut(answer("{\"code\":\"10001\"}", sign("{\"code\":\"10000\"}")), METHOD);
        assertThat(answer.signedBy(KEYS.getPublic())).isFalse();
    }

    @Test
    void may_come_without_a_signature() {
        var answer = SignedAnswer.cut("{\"alipay_trade_query_response\":{\"code\":\"40004\"}}", METHOD);
        assertThat(answer.signedBy(KEYS.getPublic())).isFalse();
    }

    @Test
    void may_be_an_error_of_the_gateway() {
        var answer = SignedAnswer.cut("{\"sign\":\"x\",\"error_response\":{\"code\":\"40002\"}}", METHOD);
        assertThat(answer.node()).isEqualTo("{\"code\":\"40002\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "<html>",
                "{\"alipay_trade_close_response\":{},\"sign\":\"x\"}",
                "{\"alipay_trade_query_response\":\"{}\",\"sign\":\"x\"}",
                "{\"alipay_trade_query_response\":{},\"sign\":\"x\"",
                "{\"alipay_trade_query_response\":{},\"sign\":\"x\"}{}",
                "{\"alipay_trade_query_response\":{},\"alipay_trade_query_response\":{},\"sign\":\"x\"}",
                "{\"alipay_trade_query_response\":{\"code\":\"1\",\"code\":\"2\"},\"sign\":\"x\"}"
            })
    void is_refused_where_it_is_not_the_answer_to_what_was_asked(String body) {
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> SignedAnswer.cut(body, METHOD));
    }

    private static String answer(String node, String sign) {
        return "{\"alipay_trade_query_response\":" + node + ",\"sign\":\"" + sign + "\"}";
    }

    private static String sign(String text) {
        return AlipaySignature.sign(text, UTF_8, KEYS.getPrivate());
    }
}

package io.counterfoil.order.provider.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.order.provider.wire.FreshKeys;
import io.counterfoil.order.provider.wire.RsaKeyText;
import java.nio.charset.Charset;
import java.security.KeyPair;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlipaySignatureTest {
    private static final KeyPair KEYS = FreshKeys.rsa(RsaKeyText.BITS_MIN);
    private static final Map<String, String> PARAMETERS =
            Map.of("b", "2 & 3=5", "a", "金+%", "empty", "", "sign", "x", "sign_type", "RSA2");

    @Test
    void of_a_request_covers_all_but_itself_and_what_is_empty() {
        assertThat(AlipaySignature.requestContent(PARAMETERS)).isEqualTo("a=金+%&b=2 & 3=5&sign_type=RSA2");
    }

    @Test
    void of_a_notice_leaves_out_its_type_too() {
        assertThat(AlipaySignature.noticeContent(PARAMETERS)).isEqualTo("a=金+%&b=2 & 3=5");
    }

    @Test
    void holds_for_what_was_signed() {
        var sign = AlipaySignature.sign("金币", UTF_8, KEYS.getPrivate());
        assertThat(AlipaySignature.verifies("金币", UTF_8, sign, KEYS.getPublic()))
                .isTrue();
    }

    @Test
    void does_not_hold_for_another_text_charset_or_key() {
        var sign = AlipaySignature.sign("金币", UTF_8, KEYS.getPrivate());
        var other = FreshKeys.rsa(RsaKeyText.BITS_MIN).getPublic();
        assertThat(AlipaySignature.verifies("金幣", UTF_8, sign, KEYS.getPublic()))
                .isFalse();
        assertThat(AlipaySignature.verifies("金币", Charset.forName("GBK"), sign, KEYS.getPublic()))
                .isFalse();
        assertThat(AlipaySignature.verifies("金币", UTF_8, sign, other)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "not base64!"})
    void is_not_held_by_what_cannot_be_one(String sign) {
        assertThat(AlipaySignature.verifies("a=1", UTF_8, sign, KEYS.getPublic()))
                .isFalse();
    }
}

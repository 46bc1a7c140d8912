package io.counterfoil.sandbox.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SigningTextTest {
    private static final Map<String, String> FIELDS = Map.of(
            "total_amount", "19.99",
            "sign_type", "RSA2",
            "body", "",
            "subject", "金币 100%+&=",
            "sign", "AAAA",
            "app_id", "2021");

    @Test
    void is_all_of_a_request_that_has_a_value_sorted_and_unescaped_but_for_the_signature() {
        assertThat(SigningText.ofRequest(FIELDS))
                .asString()
                .isEqualTo("app_id=2021&sign_type=RSA2&subject=金币 100%+&=&total_amount=19.99");
    }

    @Test
    void leaves_the_type_of_the_signature_out_of_a_notice_too() {
        assertThat(SigningText.ofNotice(FIELDS))
                .asString()
                .isEqualTo("app_id=2021&subject=金币 100%+&=&total_amount=19.99");
    }
}

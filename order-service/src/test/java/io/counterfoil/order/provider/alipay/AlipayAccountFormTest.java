package io.counterfoil.order.provider.alipay;

import static io.counterfoil.order.provider.alipay.Alipay.ACCOUNT;
import static io.counterfoil.order.provider.alipay.Alipay.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.order.provider.AccountForm.Field;
import io.counterfoil.order.provider.wire.FreshKeys;
import io.counterfoil.order.provider.wire.Gateways;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlipayAccountFormTest {
    private static final Gateways WITH_SANDBOX =
            AlipayWap.GATEWAYS.withSandbox(URI.create("http://localhost/gateway.do"));

    private final AlipayAccountForm form = new AlipayAccountForm(WITH_SANDBOX);

    @Test
    void takes_an_account() {
        assertThatCode(() -> form.check(ACCOUNT)).doesNotThrowAnyException();
        assertThatCode(() -> form.check(with(ACCOUNT, "environment", "production")))
                .doesNotThrowAnyException();
    }

    @Test
    void keeps_the_private_key_secret_and_nothing_else() {
        assertThat(form.fields())
                .filteredOn(Field::secret)
                .extracting(Field::name)
                .containsExactly("appPrivateKey");
        assertThat(form.fields()).extracting(Field::name).containsExactlyInAnyOrderElementsOf(ACCOUNT.keySet());
    }

    @ParameterizedTest
    @CsvSource({
        "appId,wx2021,app-id-invalid",
        "sellerId,'',seller-id-invalid",
        "appPrivateKey,secret,key-invalid",
        "alipayPublicKey,none,key-invalid",
        "environment,test,environment-unknown"
    })
    void refuses_a_field_by_its_name(String field, String value, String code) {
        refuses(form, with(ACCOUNT, field, value), code, field);
    }

    @Test
    void refuses_the_applications_own_key_in_place_of_alipays() {
        var own = with(ACCOUNT, "alipayPublicKey", FreshKeys.publicText(Alipay.APP_KEYS));
        refuses(form, own, "alipay-public-key-own", "alipayPublicKey");
    }

    @Test
    void refuses_the_sandbox_where_there_is_none() {
        refuses(new AlipayAccountForm(AlipayWap.GATEWAYS), ACCOUNT, "environment-unavailable", "environment");
    }

    @Test
    void never_quotes_a_key() {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> form.check(with(ACCOUNT, "appPrivateKey", "s3cret")))
                .withMessageNotContaining("s3cret");
    }

    private static void refuses(AlipayAccountForm form, Map<String, String> values, String code, String field) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> form.check(values))
                .satisfies(rejected -> {
                    assertThat(rejected.code()).isEqualTo(code);
                    assertThat(rejected.pointer()).isEqualTo("/" + field);
                });
    }
}

package io.counterfoil.order.provider.wechat;

import static io.counterfoil.order.provider.wechat.Wechat.ACCOUNT;
import static io.counterfoil.order.provider.wechat.Wechat.CHANGING;
import static io.counterfoil.order.provider.wechat.Wechat.with;
import static io.counterfoil.order.provider.wechat.Wechat.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.order.provider.AccountForm.Field;
import io.counterfoil.order.provider.wire.FreshKeys;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WechatAccountFormTest {
    private final WechatAccountForm form =
            new WechatAccountForm(WechatPay.GATEWAYS.withSandbox(URI.create("http://localhost/sandbox/wechat")));

    @Test
    void takes_an_account() {
        assertThatCode(() -> form.check(ACCOUNT)).doesNotThrowAnyException();
        assertThatCode(() -> form.check(with(ACCOUNT, "environment", "production")))
                .doesNotThrowAnyException();
    }

    @Test
    void keeps_both_secrets_and_nothing_else() {
        assertThat(form.fields())
                .filteredOn(Field::secret)
                .extracting(Field::name)
                .containsExactlyInAnyOrder("apiV3Key", "merchantPrivateKey");
        assertThat(form.fields()).extracting(Field::name).containsExactlyInAnyOrderElementsOf(CHANGING.keySet());
        assertThat(form.fields())
                .filteredOn(Field::required)
                .extracting(Field::name)
                .containsExactlyInAnyOrderElementsOf(ACCOUNT.keySet());
    }

    @Test
    void is_known_by_merchant_app_and_environment() {
        assertThat(form.identity()).containsExactlyInAnyOrder("mchid", "appid", "environment");
    }

    @ParameterizedTest
    @CsvSource({
        "mchid,wx1900,mchid-invalid",
        "mchid,'',mchid-invalid",
        "mchid,190000010900000000000000000000000,mchid-invalid",
        "appid,'',app-id-invalid",
        "appid,'wx\"',app-id-invalid",
        "merchantSerial,'',merchant-serial-invalid",
        "merchantSerial,D389-C3CA,merchant-serial-invalid",
        "merchantPrivateKey,secret,key-invalid",
        "wechatPublicKey,none,key-invalid",
        "wechatPublicKeyId,0114232134912410000000000000,wechat-public-key-id-invalid",
        "wechatPublicKeyId,PUB_KEY_ID_,wechat-public-key-id-invalid",
        "wechatPublicKeyId,5157F09EFDC096DE15EBE81A47057A7232F1B8E1,wechat-public-key-id-invalid",
        "environment,test,environment-unknown"
    })
    void refuses_a_field_by_its_name(String field, String value, String code) {
        refuses(form, with(ACCOUNT, field, value), code, field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0b5a4128b868b4bfd3f98241928bbdf", "0b5a4128b868b4bfd3f98241928bbdf8f", "密密密密密密密密密密密"})
    void refuses_an_api_key_that_does_not_have_32_bytes(String key) {
        refuses(form, with(ACCOUNT, "apiV3Key", key), "key-invalid", "apiV3Key");
    }

    @Test
    void takes_the_key_that_wechat_pay_is_changing_to() {
        assertThatCode(() -> form.check(CHANGING)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "nextWechatPublicKeyId,'',wechat-public-key-id-invalid",
        "nextWechatPublicKeyId,5157F09EFDC096DE15EBE81A47057A7232F1B8E1,wechat-public-key-id-invalid",
        "nextWechatPublicKeyId,PUB_KEY_ID_0114232134912410000000000000,wechat-public-key-id-repeated",
        "nextWechatPublicKey,'',key-invalid",
        "nextWechatPublicKey,none,key-invalid"
    })
    void refuses_a_next_key_by_the_field_at_fault(String field, String value, String code) {
        refuses(form, with(CHANGING, field, value), code, field);
    }

    @Test
    void refuses_half_of_a_next_key() {
        var noId = without(CHANGING, "nextWechatPublicKeyId");
        refuses(form, noId, "wechat-public-key-id-invalid", "nextWechatPublicKeyId");
        refuses(form, without(CHANGING, "nextWechatPublicKey"), "key-invalid", "nextWechatPublicKey");
    }

    @Test
    void refuses_short_keys() {
        var small = FreshKeys.rsa(1024);
        refuses(
                form,
                with(ACCOUNT, "merchantPrivateKey", FreshKeys.privateText(small)),
                "key-invalid",
                "merchantPrivateKey");
        refuses(form, with(ACCOUNT, "wechatPublicKey", FreshKeys.publicText(small)), "key-invalid", "wechatPublicKey");
    }

    @Test
    void refuses_the_merchants_own_key_in_place_of_wechats() {
        var own = with(ACCOUNT, "wechatPublicKey", FreshKeys.publicText(Wechat.MERCHANT_KEYS));
        refuses(form, own, "wechat-public-key-own", "wechatPublicKey");
        var next = with(CHANGING, "nextWechatPublicKey", FreshKeys.publicText(Wechat.MERCHANT_KEYS));
        refuses(form, next, "wechat-public-key-own", "nextWechatPublicKey");
    }

    @Test
    void refuses_the_sandbox_where_there_is_none() {
        refuses(new WechatAccountForm(WechatPay.GATEWAYS), ACCOUNT, "environment-unavailable", "environment");
    }

    @ParameterizedTest
    @ValueSource(strings = {"apiV3Key", "merchantPrivateKey"})
    void never_quotes_a_secret(String field) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> form.check(with(ACCOUNT, field, "s3cret")))
                .withMessageNotContaining("s3cret");
    }

    private static void refuses(WechatAccountForm form, Map<String, String> values, String code, String field) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> form.check(values))
                .satisfies(rejected -> {
                    assertThat(rejected.code()).isEqualTo(code);
                    assertThat(rejected.pointer()).isEqualTo("/" + field);
                });
    }
}

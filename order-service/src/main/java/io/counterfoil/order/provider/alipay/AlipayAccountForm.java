package io.counterfoil.order.provider.alipay;

import io.counterfoil.order.provider.AccountForm;
import io.counterfoil.order.provider.FilledForm;
import io.counterfoil.order.provider.wire.Gateways;
import io.counterfoil.order.provider.wire.RsaKeyText;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a merchant has to tell us about its application at Alipay. */
final class AlipayAccountForm implements AccountForm {
    static final String APP_ID = "appId";
    static final String SELLER_ID = "sellerId";
    static final String APP_PRIVATE_KEY = "appPrivateKey";
    static final String ALIPAY_PUBLIC_KEY = "alipayPublicKey";

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,32}");
    private static final String NO_NUMBER = " is not a number of at most 32 digits";

    private static final List<Field> FIELDS = List.of(
            new Field(APP_ID, false, true, "The application's number in Alipay's console (APPID)."),
            new Field(SELLER_ID, false, true, "The number of the account that is paid, 2088… (PID)."),
            new Field(
                    APP_PRIVATE_KEY,
                    true,
                    true,
                    "The application's private key: RSA of 2048 bits, PKCS#8, Base64 or PEM."),
            new Field(ALIPAY_PUBLIC_KEY, false, true, "Alipay's public key, not the application's own: Base64 or PEM."),
            Gateways.FIELD);

    private final Gateways gateways;

    AlipayAccountForm(Gateways gateways) {
        this.gateways = gateways;
    }

    @Override
    public List<Field> fields() {
        return FIELDS;
    }

    @Override
    public Set<String> identity() {
        return Set.of(APP_ID, SELLER_ID, Gateways.ENVIRONMENT);
    }

    @Override
    public void check(Map<String, String> values) {
        var form = new FilledForm(values);
        form.require(APP_ID, NUMBER, "app-id-invalid", APP_ID + NO_NUMBER);
        form.require(SELLER_ID, NUMBER, "seller-id-invalid", SELLER_ID + NO_NUMBER);
        var own = form.key(APP_PRIVATE_KEY, RsaKeyText::privateKey);
        var alipays = form.key(ALIPAY_PUBLIC_KEY, RsaKeyText::publicKey);
        checkNotOwn(form, own, alipays);
        gateways.check(form);
    }

    /** The two public keys stand side by side in the console; with the wrong one every callback would be refused. */
    private static void checkNotOwn(FilledForm form, RSAPrivateCrtKey own, RSAPublicKey alipays) {
        if (own.getModulus().equals(alipays.getModulus())) {
            throw form.invalid(
                    ALIPAY_PUBLIC_KEY,
                    "alipay-public-key-own",
                    "this is the application's own public key; Alipay's stands beside it in the console");
        }
    }
}

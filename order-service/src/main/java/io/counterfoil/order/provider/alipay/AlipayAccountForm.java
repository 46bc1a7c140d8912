package io.counterfoil.order.provider.alipay;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.order.provider.AccountForm;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What a merchant has to tell us about its application at Alipay. */
final class AlipayAccountForm implements AccountForm {
    static final String APP_ID = "appId";
    static final String SELLER_ID = "sellerId";
    static final String APP_PRIVATE_KEY = "appPrivateKey";
    static final String ALIPAY_PUBLIC_KEY = "alipayPublicKey";
    static final String ENVIRONMENT = "environment";

    static final String PRODUCTION = "production";
    static final String SANDBOX = "sandbox";

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,32}");

    private static final List<Field> FIELDS = List.of(
            new Field(APP_ID, false, true, "The application's number in Alipay's console (APPID)."),
            new Field(SELLER_ID, false, true, "The number of the account that is paid, 2088… (PID)."),
            new Field(
                    APP_PRIVATE_KEY,
                    true,
                    true,
                    "The application's private key: RSA of 2048 bits, PKCS#8, Base64 or PEM."),
            new Field(ALIPAY_PUBLIC_KEY, false, true, "Alipay's public key, not the application's own: Base64 or PEM."),
            new Field(ENVIRONMENT, false, true, "production or sandbox."));

    private final AlipayGateways gateways;

    AlipayAccountForm(AlipayGateways gateways) {
        this.gateways = gateways;
    }

    @Override
    public List<Field> fields() {
        return FIELDS;
    }

    @Override
    public Set<String> identity() {
        return Set.of(APP_ID, SELLER_ID, ENVIRONMENT);
    }

    @Override
    public void check(Map<String, String> values) {
        checkNumber(values, APP_ID, "app-id-invalid");
        checkNumber(values, SELLER_ID, "seller-id-invalid");
        var own = key(values, APP_PRIVATE_KEY, AlipayKeys::privateKey);
        var alipays = key(values, ALIPAY_PUBLIC_KEY, AlipayKeys::publicKey);
        checkNotOwn(own, alipays);
        checkEnvironment(value(values, ENVIRONMENT));
    }

    private static void checkNumber(Map<String, String> values, String field, String code) {
        if (!NUMBER.matcher(value(values, field)).matches()) {
            throw Rejected.invalid(code, field + " is not a number of at most 32 digits", "/" + field);
        }
    }

    private static <K> K key(Map<String, String> values, String field, Function<String, K> reading) {
        try {
            return reading.apply(value(values, field));
        } catch (IllegalArgumentException e) {
            throw Rejected.invalid("key-invalid", field + ": " + e.getMessage(), "/" + field);
        }
    }

    /** The two public keys stand side by side in the console; with the wrong one every callback would be refused. */
    private static void checkNotOwn(RSAPrivateCrtKey own, RSAPublicKey alipays) {
        if (own.getModulus().equals(alipays.getModulus())) {
            throw Rejected.invalid(
                    "alipay-public-key-own",
                    "this is the application's own public key; Alipay's stands beside it in the console",
                    "/" + ALIPAY_PUBLIC_KEY);
        }
    }

    private void checkEnvironment(String environment) {
        if (!environment.equals(PRODUCTION) && !environment.equals(SANDBOX)) {
            throw Rejected.invalid("environment-unknown", "neither production nor sandbox", "/" + ENVIRONMENT);
        }
        if (!gateways.has(environment)) {
            throw Rejected.invalid(
                    "environment-unavailable", "there is no " + environment + " here", "/" + ENVIRONMENT);
        }
    }

    private static String value(Map<String, String> values, String field) {
        return Objects.requireNonNullElse(values.get(field), "");
    }
}

package io.counterfoil.order.provider.wechat;

import io.counterfoil.order.provider.AccountForm;
import io.counterfoil.order.provider.FilledForm;
import io.counterfoil.order.provider.wire.Gateways;
import io.counterfoil.order.provider.wire.RsaKeyText;
import java.security.interfaces.RSAKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a merchant has to tell us about its contract with WeChat Pay. */
final class WechatAccountForm implements AccountForm {
    static final String MCHID = "mchid";
    static final String APPID = "appid";
    static final String API_V3_KEY = "apiV3Key";
    static final String MERCHANT_SERIAL = "merchantSerial";
    static final String MERCHANT_PRIVATE_KEY = "merchantPrivateKey";
    static final String WECHAT_PUBLIC_KEY_ID = "wechatPublicKeyId";
    static final String WECHAT_PUBLIC_KEY = "wechatPublicKey";
    static final String NEXT_WECHAT_PUBLIC_KEY_ID = "nextWechatPublicKeyId";
    static final String NEXT_WECHAT_PUBLIC_KEY = "nextWechatPublicKey";

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,32}");
    private static final Pattern APP = Pattern.compile("[0-9A-Za-z_]{1,32}");
    private static final Pattern SERIAL = Pattern.compile("[0-9A-Fa-f]{1,64}");
    private static final Pattern KEY_ID = Pattern.compile("PUB_KEY_ID_[0-9A-Za-z]{1,64}");

    private static final Set<String> NEXT = Set.of(NEXT_WECHAT_PUBLIC_KEY_ID, NEXT_WECHAT_PUBLIC_KEY);
    private static final List<Field> FIELDS = List.of(
            new Field(MCHID, false, true, "The merchant's number at WeChat Pay."),
            new Field(APPID, false, true, "The official account's number, wx…, which is bound to the merchant's."),
            new Field(API_V3_KEY, true, true, "The API v3 key that was set in the merchant platform: 32 bytes."),
            new Field(MERCHANT_SERIAL, false, true, "The serial number of the merchant's certificate, in hexadecimal."),
            new Field(
                    MERCHANT_PRIVATE_KEY,
                    true,
                    true,
                    "The merchant's private key (apiclient_key.pem): RSA of 2048 bits, PKCS#8, Base64 or PEM."),
            new Field(WECHAT_PUBLIC_KEY_ID, false, true, "The id of WeChat Pay's public key, PUB_KEY_ID_…"),
            new Field(
                    WECHAT_PUBLIC_KEY,
                    false,
                    true,
                    "WeChat Pay's public key (pub_key.pem), not the merchant's own: Base64 or PEM."),
            new Field(
                    NEXT_WECHAT_PUBLIC_KEY_ID,
                    false,
                    false,
                    "The id of the public key that WeChat Pay is changing to: both keys are believed meanwhile."),
            new Field(NEXT_WECHAT_PUBLIC_KEY, false, false, "The public key that WeChat Pay is changing to."),
            Gateways.FIELD);

    private final Gateways gateways;

    WechatAccountForm(Gateways gateways) {
        this.gateways = gateways;
    }

    @Override
    public List<Field> fields() {
        return FIELDS;
    }

    @Override
    public Set<String> identity() {
        return Set.of(MCHID, APPID, Gateways.ENVIRONMENT);
    }

    @Override
    public void check(Map<String, String> values) {
        var form = new FilledForm(values);
        form.require(MCHID, NUMBER, "mchid-invalid", MCHID + " is not a number of at most 32 digits");
        form.require(APPID, APP, "app-id-invalid", APPID + " does not have 1 to 32 letters and digits");
        form.require(MERCHANT_SERIAL, SERIAL, "merchant-serial-invalid", MERCHANT_SERIAL + " is not hexadecimal");
        checkKeyId(form, WECHAT_PUBLIC_KEY_ID);
        form.key(API_V3_KEY, ApiV3Key::new);
        checkKeys(form);
        gateways.check(form);
    }

    private static void checkKeyId(FilledForm form, String field) {
        form.require(
                field,
                KEY_ID,
                "wechat-public-key-id-invalid",
                "WeChat Pay's public keys are called PUB_KEY_ID_…; platform certificates are not taken");
    }

    private static void checkKeys(FilledForm form) {
        var own = form.key(MERCHANT_PRIVATE_KEY, RsaKeyText::privateKey);
        checkKey(form, WECHAT_PUBLIC_KEY, own);
        if (form.values().keySet().stream().anyMatch(NEXT::contains)) checkNext(form, own);
    }

    /** One is nothing without the other. */
    private static void checkNext(FilledForm form, RSAKey own) {
        checkKeyId(form, NEXT_WECHAT_PUBLIC_KEY_ID);
        if (form.value(NEXT_WECHAT_PUBLIC_KEY_ID).equals(form.value(WECHAT_PUBLIC_KEY_ID))) {
            throw form.invalid(
                    NEXT_WECHAT_PUBLIC_KEY_ID,
                    "wechat-public-key-id-repeated",
                    "the key that WeChat Pay is changing to has another id");
        }
        checkKey(form, NEXT_WECHAT_PUBLIC_KEY, own);
    }

    /** Both sides' keys come as files from one page of the console; with the wrong one every callback would be refused. */
    private static void checkKey(FilledForm form, String field, RSAKey own) {
        var wechats = form.key(field, RsaKeyText::publicKey);
        if (own.getModulus().equals(wechats.getModulus())) {
            throw form.invalid(
                    field,
                    "wechat-public-key-own",
                    "this is the merchant's own public key; WeChat Pay's is to be downloaded beside its id");
        }
    }
}

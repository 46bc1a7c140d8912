package io.counterfoil.order.provider.wechat;

import io.counterfoil.order.provider.ProviderAccount;
import io.counterfoil.order.provider.wire.RsaKeyText;
import io.counterfoil.order.provider.wire.RsaSignature;
import java.security.PrivateKey;

/** The key with which a merchant signs what it asks, and the serial number of its certificate. */
record MerchantKey(String serial, PrivateKey key) {
    static MerchantKey of(ProviderAccount account) {
        return new MerchantKey(
                account.value(WechatAccountForm.MERCHANT_SERIAL),
                RsaKeyText.privateKey(account.value(WechatAccountForm.MERCHANT_PRIVATE_KEY)));
    }

    String sign(byte[] content) {
        return RsaSignature.sign(content, key);
    }

    /** Without the key: a record's own text would print it. */
    @Override
    public String toString() {
        return "merchant key " + serial;
    }
}

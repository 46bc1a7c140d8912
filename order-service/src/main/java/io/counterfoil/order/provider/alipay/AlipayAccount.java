package io.counterfoil.order.provider.alipay;

import static io.counterfoil.order.provider.alipay.AlipayAccountForm.ALIPAY_PUBLIC_KEY;
import static io.counterfoil.order.provider.alipay.AlipayAccountForm.APP_ID;
import static io.counterfoil.order.provider.alipay.AlipayAccountForm.APP_PRIVATE_KEY;

import io.counterfoil.order.provider.ProviderAccount;
import io.counterfoil.order.provider.wire.RsaKeyText;
import java.net.URI;
import java.security.PrivateKey;
import java.security.PublicKey;

/** An account that can talk to the gateway. */
record AlipayAccount(String appId, PrivateKey appKey, PublicKey alipayKey, URI gateway) {
    static AlipayAccount of(ProviderAccount account, URI gateway) {
        return new AlipayAccount(
                account.value(APP_ID),
                RsaKeyText.privateKey(account.value(APP_PRIVATE_KEY)),
                RsaKeyText.publicKey(account.value(ALIPAY_PUBLIC_KEY)),
                gateway);
    }

    @Override
    public String toString() {
        return "alipay app " + appId;
    }
}

package io.counterfoil.order.provider.wechat;

import io.counterfoil.order.provider.ProviderAccount;
import io.counterfoil.order.provider.wire.RsaKeyText;
import java.security.PublicKey;

/** The key with which WeChat Pay signs what it tells a merchant, {@code PUB_KEY_ID_…}. */
record WechatKey(String id, PublicKey key) {
    static WechatKey of(ProviderAccount account) {
        return new WechatKey(
                account.value(WechatAccountForm.WECHAT_PUBLIC_KEY_ID),
                RsaKeyText.publicKey(account.value(WechatAccountForm.WECHAT_PUBLIC_KEY)));
    }
}

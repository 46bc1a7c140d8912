package io.counterfoil.order.provider.wechat;

import io.counterfoil.order.provider.ProviderAccount;
import java.net.URI;

/**
 * An account that can talk to WeChat Pay.
 *
 * @param gateway what WeChat Pay's paths come after
 */
record WechatAccount(WechatMerchant merchant, MerchantKey own, WechatKeys wechats, URI gateway) {
    static WechatAccount of(ProviderAccount account, URI gateway) {
        return new WechatAccount(WechatMerchant.of(account), MerchantKey.of(account), WechatKeys.of(account), gateway);
    }
}

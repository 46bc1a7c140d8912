package io.counterfoil.order.provider.wechat;

import io.counterfoil.order.provider.ProviderAccount;

/** Who is paid, and by which of their official accounts. */
record WechatMerchant(String mchid, String appid) {
    static WechatMerchant of(ProviderAccount account) {
        return new WechatMerchant(account.value(WechatAccountForm.MCHID), account.value(WechatAccountForm.APPID));
    }
}

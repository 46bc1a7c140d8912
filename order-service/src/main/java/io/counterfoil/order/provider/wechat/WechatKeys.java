package io.counterfoil.order.provider.wechat;

import static io.counterfoil.order.provider.wechat.WechatAccountForm.NEXT_WECHAT_PUBLIC_KEY;
import static io.counterfoil.order.provider.wechat.WechatAccountForm.NEXT_WECHAT_PUBLIC_KEY_ID;
import static io.counterfoil.order.provider.wechat.WechatAccountForm.WECHAT_PUBLIC_KEY;
import static io.counterfoil.order.provider.wechat.WechatAccountForm.WECHAT_PUBLIC_KEY_ID;

import io.counterfoil.order.provider.ProviderAccount;
import io.counterfoil.order.provider.wire.RsaKeyText;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The keys with which WeChat Pay may sign what it tells a merchant. When it changes to the next one it does so bit by bit,
 * and both are believed meanwhile.
 *
 * @param current what requests ask to be answered with
 */
record WechatKeys(WechatKey current, Optional<WechatKey> next) {
    static WechatKeys of(ProviderAccount account) {
        return new WechatKeys(
                key(account.value(WECHAT_PUBLIC_KEY_ID), account.value(WECHAT_PUBLIC_KEY)),
                account.find(NEXT_WECHAT_PUBLIC_KEY_ID).map(id -> key(id, account.value(NEXT_WECHAT_PUBLIC_KEY))));
    }

    Optional<WechatKey> named(String id) {
        return Stream.concat(Stream.of(current), next.stream())
                .filter(key -> key.id().equals(id))
                .findFirst();
    }

    private static WechatKey key(String id, String text) {
        return new WechatKey(id, RsaKeyText.publicKey(text));
    }
}

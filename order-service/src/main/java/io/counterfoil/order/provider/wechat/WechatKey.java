package io.counterfoil.order.provider.wechat;

import java.security.PublicKey;

/** A key with which WeChat Pay signs what it tells a merchant, {@code PUB_KEY_ID_…}. */
record WechatKey(String id, PublicKey key) {}

package io.counterfoil.order.provider.wechat;

import io.counterfoil.order.provider.CallbackDecoder;
import io.counterfoil.order.provider.Decoded;
import io.counterfoil.order.provider.ProviderAccount;
import io.counterfoil.order.provider.RawCallback;
import io.counterfoil.order.provider.Reply;
import io.counterfoil.order.provider.wire.Malformed;
import java.time.Instant;

/**
 * WeChat Pay's notices of payments and refunds: signed in their headers, encrypted in their body.
 *
 * <p>WeChat Pay also sends probes whose signatures begin with {@code WECHATPAY/SIGNTEST/}, to see whether we look at
 * them. They fail like all others that are not genuine.
 */
final class WechatNotices implements CallbackDecoder {
    private static final String JSON = "application/json";
    private static final String FAIL = "{\"code\":\"FAIL\",\"message\":\"失败\"}";
    private static final Reply DONE = new Reply(200, JSON, "");
    private static final Reply AGAIN = new Reply(503, JSON, FAIL);
    private static final Reply REFUSED = new Reply(400, JSON, FAIL);

    @Override
    public Decoded decode(RawCallback raw, ProviderAccount account, Instant now) {
        var flaw = WechatSeal.of(raw::header).flaw(raw.body(), WechatKeys.of(account), now);
        return flaw.map(it -> rejected(it.code(), it.why())).orElseGet(() -> signed(raw.body(), account, now));
    }

    @Override
    public Reply done() {
        return DONE;
    }

    @Override
    public Reply again() {
        return AGAIN;
    }

    private static Decoded signed(byte[] body, ProviderAccount account, Instant now) {
        try {
            var envelope = WechatObject.parse(body);
            var resource = envelope.object("resource");
            if (!resource.is("algorithm", ApiV3Key.ALGORITHM)) throw new Malformed("an unknown algorithm");
            var content = ApiV3Key.of(account)
                    .decrypt(resource.text("nonce"), resource.text("associated_data"), resource.text("ciphertext"));
            if (content.isEmpty()) {
                return rejected("callback-undecryptable", "not encrypted under the account's API v3 key");
            }
            var notice = new WechatNotice(envelope.required("event_type"), WechatObject.parse(content.get()), now);
            return notice.says(WechatMerchant.of(account));
        } catch (Malformed e) {
            return rejected("callback-malformed", String.valueOf(e.getMessage()));
        }
    }

    private static Decoded rejected(String code, String detail) {
        return new Decoded.Rejected(code, detail, REFUSED);
    }
}

package io.counterfoil.order.provider.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.order.provider.wire.RsaSignature;
import java.util.regex.Pattern;

/** Whether a request was signed with the merchant's key, as WeChat Pay sees it. */
final class Authorized {
    private static final Pattern HEADER = Pattern.compile(
            "WECHATPAY2-SHA256-RSA2048 mchid=\"1900000109\",nonce_str=\"([0-9A-F]{32})\",timestamp=\"([0-9]{10})\","
                    + "serial_no=\"D389C3CA48D213895055B1057725E87F9B5C140F\",signature=\"([^\"]+)\"");

    static void require(SmallWechat.Asked asked) {
        var header = HEADER.matcher(String.valueOf(asked.headers().getFirst("Authorization")));
        assertThat(header.matches()).isTrue();
        var content = WechatSignature.requestContent(
                asked.method(), asked.path(), header.group(2), header.group(1), asked.body());
        assertThat(RsaSignature.verifies(content, header.group(3), Wechat.MERCHANT_KEYS.getPublic()))
                .isTrue();
    }

    private Authorized() {}
}

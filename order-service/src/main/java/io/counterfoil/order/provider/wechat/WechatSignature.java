package io.counterfoil.order.provider.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** What is signed of a message, by {@link io.counterfoil.order.provider.wire.RsaSignature}: lines, each ended by LF. */
public final class WechatSignature {
    public static final String TYPE = "WECHATPAY2-SHA256-RSA2048";

    /** @param path WeChat Pay's own, from {@code /v3} on, with its query */
    public static byte[] requestContent(String method, String path, String timestamp, String nonce, String body) {
        return lines(method, path, timestamp, nonce, body);
    }

    /** Of an answer and of a notice: the body as it came, byte for byte; nothing, and its LF, where it is empty. */
    public static byte[] answerContent(String timestamp, String nonce, byte[] body) {
        var content = new ByteArrayOutputStream();
        content.writeBytes(lines(timestamp, nonce));
        content.writeBytes(body);
        content.write('\n');
        return content.toByteArray();
    }

    /** Of what a page inside WeChat calls the payment up with. */
    public static byte[] invokeContent(String appId, String timeStamp, String nonceStr, String pack) {
        return lines(appId, timeStamp, nonceStr, pack);
    }

    private static byte[] lines(String... lines) {
        return (String.join("\n", lines) + "\n").getBytes(UTF_8);
    }

    private WechatSignature() {}
}

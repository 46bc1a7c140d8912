package io.counterfoil.order.provider.wechat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;

/**
 * A request to WeChat Pay.
 *
 * @param path WeChat Pay's own, from {@code /v3} on, with its query: that is what is signed, wherever it is sent
 * @param body JSON, or empty
 * @param now the moment of signing
 */
record WechatCall(String method, String path, String body, Instant now) {
    static WechatCall get(String path, Instant now) {
        return new WechatCall("GET", path, "", now);
    }

    static WechatCall post(String path, String body, Instant now) {
        return new WechatCall("POST", path, body, now);
    }

    HttpRequest request(WechatAccount account) {
        var address = account.gateway().toString().replaceAll("/+$", "") + path;
        return HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", authorization(account, Nonce.next()))
                .header("Wechatpay-Serial", account.wechats().current().id())
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .header("User-Agent", "Counterfoil")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
    }

    String authorization(WechatAccount account, String nonce) {
        var timestamp = Long.toString(now.getEpochSecond());
        var content = WechatSignature.requestContent(method, path, timestamp, nonce, body);
        return "%s mchid=\"%s\",nonce_str=\"%s\",timestamp=\"%s\",serial_no=\"%s\",signature=\"%s\""
                .formatted(
                        WechatSignature.TYPE,
                        account.merchant().mchid(),
                        nonce,
                        timestamp,
                        account.own().serial(),
                        account.own().sign(content));
    }
}

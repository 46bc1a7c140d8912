package io.counterfoil.order.provider.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A request to the gateway.
 *
 * @param bizContent JSON
 * @param more what the method takes beside it
 */
record AlipayRequest(String method, String bizContent, Map<String, String> more, Instant now) {
    static final String BIZ_CONTENT = "biz_content";

    SortedMap<String, String> signed(AlipayAccount account) {
        var parameters = new TreeMap<>(more);
        parameters.put("app_id", account.appId());
        parameters.put("method", method);
        parameters.put("format", "JSON");
        parameters.put("charset", "utf-8");
        parameters.put("sign_type", AlipaySignature.TYPE);
        parameters.put("timestamp", AlipayTime.format(now));
        parameters.put("version", "1.0");
        parameters.put(BIZ_CONTENT, bizContent);
        var content = AlipaySignature.requestContent(parameters);
        parameters.put("sign", AlipaySignature.sign(content, UTF_8, account.appKey()));
        return parameters;
    }

    static URI address(URI gateway, Map<String, String> query) {
        return URI.create(gateway + "?" + AlipayForm.encode(query, UTF_8));
    }
}

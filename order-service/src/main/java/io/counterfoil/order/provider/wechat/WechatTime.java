package io.counterfoil.order.provider.wechat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times as WeChat Pay wants them: RFC 3339, down to the second, by China's clock. */
final class WechatTime {
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

    static String format(Instant instant) {
        return SECONDS.format(instant.atOffset(CHINA));
    }

    private WechatTime() {}
}

package io.counterfoil.sandbox.wechat;

import io.counterfoil.sandbox.notice.Message;
import io.counterfoil.sandbox.notice.Notice;
import io.counterfoil.sandbox.notice.Notifier;
import io.counterfoil.sandbox.notice.Signing;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

@Component
class WechatNotifier implements Notifier {
    static final String PROVIDER = "wechat";

    /** Sixteen deliveries within 25 hours. */
    static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(15),
            Duration.ofSeconds(15),
            Duration.ofSeconds(30),
            Duration.ofMinutes(3),
            Duration.ofMinutes(10),
            Duration.ofMinutes(20),
            Duration.ofMinutes(30),
            Duration.ofMinutes(30),
            Duration.ofMinutes(30),
            Duration.ofMinutes(60),
            Duration.ofHours(3),
            Duration.ofHours(3),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(6));

    private static final int OK = 200;
    private static final int NO_CONTENT = 204;

    private final MerchantTable merchants;

    WechatNotifier(MerchantTable merchants) {
        this.merchants = merchants;
    }

    @Override
    public String provider() {
        return PROVIDER;
    }

    @Override
    public List<Duration> pauses() {
        return PAUSES;
    }

    @Override
    public Message sign(Notice notice, Signing signing) {
        var merchant = merchants.find(notice.account()).orElseThrow();
        var body = PaymentNotices.envelope(notice, merchant);
        var key = signing.foreign().orElseGet(merchant::signingKey);
        var headers = SignedHeaders.of(body, merchant.wechatKeyId(), key, signing.at());
        headers.put(HttpHeaders.CONTENT_TYPE, "application/json; charset=utf-8");
        headers.put(HttpHeaders.USER_AGENT, "Mozilla/4.0");
        return new Message(headers, body);
    }

    /** The status alone decides. */
    @Override
    public boolean acknowledged(int status, String body) {
        return status == OK || status == NO_CONTENT;
    }

    @Override
    public Notice withAnotherAmount(Notice notice) {
        return PaymentNotices.withAnotherAmount(notice);
    }
}

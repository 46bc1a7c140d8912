package io.counterfoil.sandbox.alipay;

import io.counterfoil.sandbox.notice.Message;
import io.counterfoil.sandbox.notice.Notice;
import io.counterfoil.sandbox.notice.Notifier;
import io.counterfoil.sandbox.notice.Signing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Notices as Alipay makes them: forms, of which each delivery has a time and a signature of its own. */
@Component
class AlipayNotifier implements Notifier {
    static final String PROVIDER = "alipay";

    /** Eight deliveries within 25 hours. */
    static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(4),
            Duration.ofMinutes(10),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(6),
            Duration.ofHours(15));

    private static final Map<String, String> HEADERS =
            Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
    private static final String ACKNOWLEDGED = "success";

    private final AppTable apps;

    AlipayNotifier(AppTable apps) {
        this.apps = apps;
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
        var app = apps.find(notice.account()).orElseThrow();
        var fields = PaymentNotices.fields(notice);
        fields.put("notify_time", BeijingTime.format(signing.at()));
        return new Message(HEADERS, SignedForm.encode(fields, signing.foreign().orElseGet(app::signingKey)));
    }

    @Override
    public boolean acknowledged(int status, String body) {
        return body.equals(ACKNOWLEDGED);
    }

    @Override
    public Notice withAnotherAmount(Notice notice) {
        return PaymentNotices.withAnotherAmount(notice);
    }

    @Override
    public Optional<Notice> before(Notice notice) {
        return Optional.of(PaymentNotices.beforePayment(notice));
    }
}

package io.counterfoil.sandbox.alipay;

import io.counterfoil.platform.outbound.DueCalls;
import io.counterfoil.platform.outbound.Line;
import io.counterfoil.sandbox.SandboxTerms;
import io.counterfoil.sandbox.alipay.NoticeTable.Notice;
import io.counterfoil.sandbox.fault.Fault;
import io.counterfoil.sandbox.fault.Faults;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import org.springframework.stereotype.Component;

/** Delivers notices on Alipay's schedule, each delivery signed afresh with its own time, until the answer is right. */
@Component
class NoticeLine implements Line {
    static final String KIND = "sandbox-alipay-notice";

    private static final int AT_ONCE_MAX = 4;
    private static final Duration WAIT_MAX = Duration.ofSeconds(10);
    private static final String ACKNOWLEDGED = "success";

    private final NoticeTable table;
    private final AppTable apps;
    private final Faults faults;
    private final DueCalls due;
    private final InstantSource clock;
    private final NoticeSchedule schedule;
    private final NoticePost post = new NoticePost(WAIT_MAX);

    NoticeLine(NoticeTable table, AppTable apps, Faults faults, DueCalls due, InstantSource clock, SandboxTerms terms) {
        this.table = table;
        this.apps = apps;
        this.faults = faults;
        this.due = due;
        this.clock = clock;
        schedule = new NoticeSchedule(terms.timeFactor());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int atOnceMax() {
        return AT_ONCE_MAX;
    }

    @Override
    public void call(String subject) {
        var delivery = NoticeDelivery.parse(subject);
        table.findOpen(delivery.notice()).ifPresent(notice -> deliver(notice, delivery));
    }

    private void deliver(Notice notice, NoticeDelivery delivery) {
        var wrong = faults.of(notice.outTradeNo());
        if (wrong.contains(Fault.LOST_CALLBACK)) {
            table.notDelivered(delivery, Fault.LOST_CALLBACK.wireName());
            return;
        }
        var body = body(notice);
        var answer = wrong.contains(Fault.DUPLICATE) ? post.twice(notice.url(), body) : post.once(notice.url(), body);
        if (answer.equals(ACKNOWLEDGED)) {
            table.delivered(delivery, answer, clock.instant());
            return;
        }
        table.notDelivered(delivery, answer);
        schedule.pauseAfter(delivery.number())
                .ifPresent(pause ->
                        due.add(KIND, delivery.next().subject(), clock.instant().plus(pause)));
    }

    private String body(Notice notice) {
        var fields = new LinkedHashMap<>(notice.content());
        fields.put("notify_time", BeijingTime.format(clock.instant()));
        return SignedForm.encode(fields, apps.find(notice.appId()).orElseThrow());
    }
}

package io.counterfoil.sandbox.notice;

import static java.util.Objects.requireNonNull;

import io.counterfoil.platform.outbound.DueCalls;
import io.counterfoil.platform.outbound.Line;
import io.counterfoil.sandbox.SandboxTerms;
import io.counterfoil.sandbox.fault.Fault;
import io.counterfoil.sandbox.fault.Faults;
import io.counterfoil.sandbox.notice.Outcome.Answered;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Delivers notices on their providers' schedules until they are acknowledged, as the attempt's faults will have it. */
@Component
class NoticeLine implements Line {
    static final String KIND = "sandbox-notice";

    /** How long after an attempt's expiry its late notice comes. */
    static final Duration LATENESS = Duration.ofMinutes(1);

    /** How much later the delivery is signed that overtakes another. */
    private static final Duration OVERTAKING = Duration.ofSeconds(1);

    private static final int AT_ONCE_MAX = 4;
    private static final Duration WAIT_MAX = Duration.ofSeconds(5);

    private final NoticeTable table;
    private final Map<String, Notifier> notifiers;
    private final Faults faults;
    private final DueCalls due;
    private final InstantSource clock;
    private final int timeFactor;
    private final NoticePost post = new NoticePost(WAIT_MAX);

    NoticeLine(
            NoticeTable table,
            List<Notifier> notifiers,
            Faults faults,
            DueCalls due,
            InstantSource clock,
            SandboxTerms terms) {
        this.table = table;
        this.notifiers = notifiers.stream().collect(Collectors.toMap(Notifier::provider, Function.identity()));
        this.faults = faults;
        this.due = due;
        this.clock = clock;
        timeFactor = terms.timeFactor();
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
        table.findOpen(delivery.notice()).ifPresent(notice -> call(notice, delivery));
    }

    private void call(Notice notice, NoticeDelivery delivery) {
        var wrong = faults.of(notice.attempt());
        var now = clock.instant();
        var atLast = notice.expiresAt().plus(LATENESS);
        if (wrong.contains(Fault.LATE) && now.isBefore(atLast)) {
            due.add(KIND, delivery.subject(), atLast);
        } else if (wrong.contains(Fault.REORDERED) && delivery.signedAt().isEmpty()) {
            due.add(KIND, delivery.overtaken(now).subject(), now.plus(OVERTAKING));
        } else {
            deliver(notice, delivery, wrong);
        }
    }

    private void deliver(Notice notice, NoticeDelivery delivery, Set<Fault> wrong) {
        var notifier = requireNonNull(notifiers.get(notice.provider()));
        var outcomes = new Dispatch(notifier, post, wrong).send(notice, delivery, clock.instant());
        var acknowledged = outcomes.stream()
                .filter(outcome ->
                        outcome instanceof Answered(var status, var body) && notifier.acknowledged(status, body))
                .findFirst();
        if (acknowledged.isPresent()) {
            table.record(delivery, acknowledged.get(), clock.instant());
            return;
        }
        table.record(delivery, outcomes.getLast(), null);
        new NoticeSchedule(notifier.pauses(), timeFactor)
                .pauseAfter(delivery.number())
                .ifPresent(pause ->
                        due.add(KIND, delivery.next().subject(), clock.instant().plus(pause)));
    }
}

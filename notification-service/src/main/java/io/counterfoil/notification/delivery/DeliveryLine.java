package io.counterfoil.notification.delivery;

import io.counterfoil.kernel.notification.DeliveryEvent.DeliveryExhausted;
import io.counterfoil.kernel.notification.DeliveryId;
import io.counterfoil.kernel.notification.DeliveryOutcome;
import io.counterfoil.notification.delivery.Delivery.State.Waiting;
import io.counterfoil.notification.delivery.DeliveryCommand.AbandonDelivery;
import io.counterfoil.notification.delivery.DeliveryCommand.RecordAttempt;
import io.counterfoil.notification.endpoint.EndpointCommand.RecordRecovery;
import io.counterfoil.platform.eventlog.Commands;
import io.counterfoil.platform.outbound.Line;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Sends what is due, outside every transaction, and has the outcome recorded. */
@Component
class DeliveryLine implements Line {
    static final String KIND = "deliver-notice";

    /** How far the clocks of two of our machines may be apart. */
    private static final Duration CLOCKS_DIFFER_MAX = Duration.ofSeconds(1);

    /** What could not be sent for reasons of ours is few. */
    private static final int SET_ASIDE_AT_ONCE_MAX = 8;

    private static final Delivery RULES = new Delivery();

    private final Turns turns;
    private final Packing packing;
    private final Courier courier;
    private final Commands commands;
    private final InstantSource clock;
    private final NoticeTerms terms;
    private final DeliveryMeters meters;

    DeliveryLine(
            Turns turns,
            Packing packing,
            Courier courier,
            Commands commands,
            InstantSource clock,
            NoticeTerms terms,
            DeliveryMeters meters) {
        this.turns = turns;
        this.packing = packing;
        this.courier = courier;
        this.commands = commands;
        this.clock = clock;
        this.terms = terms;
        this.meters = meters;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int atOnceMax() {
        return SET_ASIDE_AT_ONCE_MAX;
    }

    @Override
    public void call(String subject) {
        var delivery = new DeliveryId(subject);
        switch (turns.of(delivery, clock.instant().plus(CLOCKS_DIFFER_MAX))) {
            case Turn.Now turn -> send(delivery, turn);
            case Turn.Never turn -> abandon(delivery, turn.waiting(), turn.why());
            case Turn.Later _ -> {}
        }
    }

    private void send(DeliveryId delivery, Turn.Now turn) {
        switch (packing.pack(turn)) {
            case Parcel.Ready parcel -> {
                var reply = meters.underWay(() -> courier.post(parcel, clock.instant()));
                var outcome = packing.seal(reply, turn.notice());
                if (turn.probe() && outcome.failure() == null) recover(delivery, turn.notice());
                record(delivery, turn.waiting(), outcome, turn.retry(terms.schedule(), reply.retryAfter()));
            }
            case Parcel.Unsendable parcel -> abandon(delivery, turn.waiting(), parcel.why());
        }
    }

    private void abandon(DeliveryId delivery, Waiting waiting, String why) {
        commands.send(new AbandonDelivery(delivery, why, clock.instant()));
        meters.exhausted(waiting.notice().kind());
    }

    /** Before the attempt is recorded: cut off in between, it is made once more, and the endpoint is there again. */
    private void recover(DeliveryId delivery, Notice notice) {
        commands.send(new RecordRecovery(notice.merchant(), notice.endpoint(), delivery, clock.instant()));
    }

    private void record(DeliveryId delivery, Waiting waiting, DeliveryOutcome outcome, Retry retry) {
        var attempt = new RecordAttempt(delivery, waiting.attempts() + 1, outcome, retry, clock.instant());
        commands.send(attempt);
        var kind = waiting.notice().kind();
        meters.attempted(kind, outcome);
        if (RULES.decide(attempt, waiting).getLast() instanceof DeliveryExhausted) meters.exhausted(kind);
    }
}

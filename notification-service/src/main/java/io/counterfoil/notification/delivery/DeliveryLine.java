package io.counterfoil.notification.delivery;

import io.counterfoil.kernel.notification.DeliveryId;
import io.counterfoil.kernel.notification.DeliveryOutcome;
import io.counterfoil.notification.delivery.Delivery.State;
import io.counterfoil.notification.delivery.Delivery.State.Waiting;
import io.counterfoil.notification.delivery.DeliveryCommand.AbandonDelivery;
import io.counterfoil.notification.delivery.DeliveryCommand.RecordAttempt;
import io.counterfoil.platform.eventlog.Commands;
import io.counterfoil.platform.eventlog.History;
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

    private static final Delivery RULES = new Delivery();

    private final History history;
    private final Packing packing;
    private final Courier courier;
    private final Commands commands;
    private final InstantSource clock;
    private final NoticeTerms terms;
    private final DeliveryMeters meters;

    DeliveryLine(
            History history,
            Packing packing,
            Courier courier,
            Commands commands,
            InstantSource clock,
            NoticeTerms terms,
            DeliveryMeters meters) {
        this.history = history;
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
        return terms.atOnceMax();
    }

    /** What has arrived, is at its end or is not due yet is left alone: timers outlive their reasons. */
    @Override
    public void call(String subject) {
        var delivery = new DeliveryId(subject);
        var soon = clock.instant().plus(CLOCKS_DIFFER_MAX);
        if (history.fold(delivery, RULES) instanceof Waiting waiting && waiting.isDue(soon)) send(delivery, waiting);
    }

    private void send(DeliveryId delivery, Waiting waiting) {
        switch (packing.pack(waiting.notice())) {
            case Parcel.Ready parcel -> {
                var reply = meters.underWay(() -> courier.post(parcel, clock.instant()));
                record(delivery, waiting, packing.seal(reply, waiting.notice()));
            }
            case Parcel.Unsendable parcel -> {
                commands.send(new AbandonDelivery(delivery, parcel.why(), clock.instant()));
                meters.exhausted(waiting.notice().kind());
            }
        }
    }

    private void record(DeliveryId delivery, Waiting waiting, DeliveryOutcome outcome) {
        int attempt = waiting.attempts() + 1;
        commands.send(new RecordAttempt(delivery, attempt, outcome, terms.schedule(), clock.instant()));
        var kind = waiting.notice().kind();
        meters.attempted(kind, outcome);
        if (history.known(delivery, RULES) instanceof State.Exhausted) meters.exhausted(kind);
    }
}

package io.counterfoil.notification.delivery;

import io.counterfoil.kernel.notification.DeliveryId;
import io.counterfoil.kernel.notification.DeliveryOutcome;
import io.counterfoil.notification.delivery.Delivery.State.Exhausted;
import io.counterfoil.notification.delivery.Delivery.State.Waiting;
import io.counterfoil.notification.delivery.DeliveryCommand.AbandonDelivery;
import io.counterfoil.notification.delivery.DeliveryCommand.RecordAttempt;
import io.counterfoil.notification.delivery.views.RestingEndpoints;
import io.counterfoil.notification.endpoint.EndpointCommand.RecordRecovery;
import io.counterfoil.notification.sending.Away;
import io.counterfoil.notification.sending.Sender;
import io.counterfoil.platform.eventlog.Commands;
import io.counterfoil.platform.outbound.DueCalls;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends what is due, outside every transaction, and has the outcome recorded. */
@Component
class NoticeSender implements Sender {
    /** How far the clocks of two of our machines may be apart. */
    private static final Duration CLOCKS_DIFFER_MAX = Duration.ofSeconds(1);

    private final Turns turns;
    private final Packing packing;
    private final Courier courier;
    private final RestingEndpoints resting;
    private final Commands commands;
    private final InstantSource clock;
    private final NoticeTerms terms;
    private final DeliveryMeters meters;
    private final Reads reads;
    private final DueCalls calls;

    NoticeSender(
            Turns turns,
            Packing packing,
            Courier courier,
            RestingEndpoints resting,
            Commands commands,
            InstantSource clock,
            NoticeTerms terms,
            DeliveryMeters meters,
            Reads reads,
            DueCalls calls) {
        this.turns = turns;
        this.packing = packing;
        this.courier = courier;
        this.resting = resting;
        this.commands = commands;
        this.clock = clock;
        this.terms = terms;
        this.meters = meters;
        this.reads = reads;
        this.calls = calls;
    }

    @Override
    public void send(DeliveryId delivery, Away away) {
        switch (reads.of(() -> turns.of(delivery, clock.instant().plus(CLOCKS_DIFFER_MAX)))) {
            case Turn.Now turn -> send(delivery, turn, away);
            case Turn.Never turn -> abandon(delivery, turn.waiting(), turn.why());
            case Turn.Later _ -> {}
        }
    }

    private void send(DeliveryId delivery, Turn.Now turn, Away away) {
        switch (reads.of(() -> packing.pack(turn))) {
            case Parcel.Ready parcel -> {
                var reply = meters.underWay(() -> away.during(() -> courier.post(parcel, clock.instant())));
                var outcome = reads.of(() -> packing.seal(reply, turn.notice()));
                if (turn.probe() && outcome.failure() == null) recover(delivery, turn.notice());
                record(delivery, turn, outcome, reply.retryAfter());
            }
            case Parcel.Refused refused -> record(delivery, turn, notMade(refused.why()), null);
            case Parcel.Unsendable parcel -> abandon(delivery, turn.waiting(), parcel.why());
        }
    }

    private static DeliveryOutcome notMade(String why) {
        return new DeliveryOutcome(null, why, 0, null);
    }

    @Override
    public void setAside(DeliveryId delivery) {
        reads.run(() -> calls.add(SetAsideLine.KIND, delivery.value()));
    }

    private void abandon(DeliveryId delivery, Waiting waiting, String why) {
        count(waiting.notice(), commands.send(new AbandonDelivery(delivery, why, clock.instant())));
    }

    /** Before the attempt is recorded: cut off in between, it is made once more, and the endpoint is there again. */
    private void recover(DeliveryId delivery, Notice notice) {
        commands.send(new RecordRecovery(notice.merchant(), notice.endpoint(), delivery, clock.instant()));
    }

    private void record(DeliveryId delivery, Turn.Now turn, DeliveryOutcome outcome, @Nullable Duration retryAfter) {
        var retry = turn.retry(terms.schedule(), retryAfter);
        var rest = retry.rest(outcome);
        if (rest.isPositive()) rest(turn, clock.instant().plus(rest));
        int attempt = turn.waiting().attempts() + 1;
        var then = commands.send(new RecordAttempt(delivery, attempt, outcome, retry, clock.instant()));
        meters.attempted(turn.notice().kind(), outcome);
        count(turn.notice(), then);
    }

    /** Not where its owner has touched it since: that was another one. Touched later, its rest is ended where that is heard. */
    private void rest(Turn.Now turn, Instant until) {
        var endpoint = turn.endpoint().id();
        reads.run(() -> {
            resting.rest(endpoint, until);
            if (turns.isTouchedSince(turn)) resting.end(endpoint);
        });
    }

    private void count(Notice notice, Object then) {
        if (then instanceof Exhausted) meters.exhausted(notice.kind());
    }
}

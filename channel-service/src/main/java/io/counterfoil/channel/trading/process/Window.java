package io.counterfoil.channel.trading.process;

import io.counterfoil.channel.actor.ChannelState.Settling;
import java.time.Duration;
import java.time.Instant;

/** The time in which a channel that settles still redeems vouchers. */
record Window(Instant endsAt, Duration length) {
    /** When less than this part of it is left, and something is not submitted, somebody has to know. */
    static final int ALARMING_PART = 4;

    /** Sooner is not looked again, but for windows that are so short that this would be too late. */
    static final Duration LOOK_AGAIN_MIN = Duration.ofSeconds(30);

    /** Of the whole window. */
    static final int LOOKS_MAX = 64;

    static Window of(Settling channel) {
        var terms = channel.terms();
        return new Window(terms.epochs().startOf(channel.settlingAt()), terms.window());
    }

    boolean isOver(Instant now) {
        return !now.isBefore(endsAt);
    }

    boolean isNearlyOver(Instant now) {
        return left(now).compareTo(length.dividedBy(ALARMING_PART)) < 0;
    }

    private Duration left(Instant now) {
        return Duration.between(now, endsAt);
    }

    /** After half of the time that is left: what comes later than others is submitted too. At the end it is over. */
    Instant nextLook(Instant now) {
        var half = left(now).dividedBy(2);
        return after(half.compareTo(pause()) < 0 ? pause() : half, now);
    }

    /** Where something has failed that nobody has refused. */
    Instant nextTry(Instant now) {
        return after(pause(), now);
    }

    private Duration pause() {
        var part = length.dividedBy(LOOKS_MAX);
        return part.compareTo(LOOK_AGAIN_MIN) < 0 ? part : LOOK_AGAIN_MIN;
    }

    private Instant after(Duration pause, Instant now) {
        var next = now.plus(pause);
        return next.isAfter(endsAt) ? endsAt : next;
    }
}

package io.counterfoil.channel.trading.process;

import io.counterfoil.channel.actor.ActorCommand.CollectChannel;
import io.counterfoil.channel.actor.ChannelState.Settling;
import io.counterfoil.channel.book.BookCommand.RaiseAlarm;
import io.counterfoil.channel.trading.ChannelReader;
import io.counterfoil.channel.trading.Seat;
import io.counterfoil.channel.trading.TradingTerms;
import io.counterfoil.channel.trading.process.BestVouchers.Outcome;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.Side;
import io.counterfoil.kernel.retry.Backoff;
import io.counterfoil.platform.eventlog.Commands;
import io.counterfoil.platform.outbound.DueCalls;
import io.counterfoil.platform.outbound.Line;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/**
 * Submits a payee's best voucher of every lane while the channel settles: at once, and again and again until the window is
 * over, sooner each time.
 */
@Component
class SubmissionLine implements Line {
    static final String KIND = "channel-submission";

    static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Window.LOOK_AGAIN_MIN);

    private static final int AT_ONCE_MAX = 4;
    private static final Duration WHERE_BEHIND = Duration.ofMillis(500);

    private final ChannelReader reader;
    private final BestVouchers best;
    private final Commands commands;
    private final DueCalls due;
    private final TradingTerms terms;
    private final InstantSource clock;

    SubmissionLine(
            ChannelReader reader,
            BestVouchers best,
            Commands commands,
            DueCalls due,
            TradingTerms terms,
            InstantSource clock) {
        this.reader = reader;
        this.best = best;
        this.commands = commands;
        this.due = due;
        this.terms = terms;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int atOnceMax() {
        return AT_ONCE_MAX;
    }

    /** No longer than what may be left of a window. */
    @Override
    public Backoff backoff() {
        return BACKOFF;
    }

    @Override
    public void call(String subject) {
        var channel = new ChannelId(subject);
        if (!(reader.actor(channel).channel() instanceof Settling settling)) return;
        var window = Window.of(settling);
        var payee = new Seat(channel, settling.terms(), Side.PAYEE);
        if (window.isOver(clock.instant())) finish(payee);
        else submit(payee, window);
    }

    private void finish(Seat payee) {
        if (terms.collectAutomatically()) {
            commands.send(new CollectChannel(payee.channel(), payee.key(), clock.instant()));
        }
    }

    private void submit(Seat payee, Window window) {
        var outcome = best.submit(payee, failed -> goesOn(payee, window, failed));
        var now = clock.instant();
        due.add(KIND, payee.channel().value(), next(outcome, window, now));
        if (window.isNearlyOver(now) && isOverdue(outcome)) alarm(payee, window, outcome.left());
        outcome.throwMishap();
    }

    /** A round may take longer than what is left of the window, and nobody would hear of it in time. */
    private boolean goesOn(Seat payee, Window window, int failed) {
        if (failed > 0 && window.isNearlyOver(clock.instant())) alarm(payee, window, failed);
        return !window.isOver(clock.instant());
    }

    private void alarm(Seat payee, Window window, long lanes) {
        commands.send(new RaiseAlarm(payee.book(), lanes, window.endsAt(), clock.instant()));
    }

    private static Instant next(Outcome outcome, Window window, Instant now) {
        if (outcome.mishap() != null) return window.nextTry(now);
        return outcome.all() ? window.nextLook(now) : now.plus(WHERE_BEHIND);
    }

    private boolean isOverdue(Outcome outcome) {
        return outcome.left() > 0 || outcome.mishap() != null || (!outcome.all() && best.isBehind());
    }
}

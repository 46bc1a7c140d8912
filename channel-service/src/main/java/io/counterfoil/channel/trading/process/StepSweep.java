package io.counterfoil.channel.trading.process;

import io.counterfoil.channel.trading.TradingTerms;
import io.counterfoil.platform.outbound.DueCalls;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Finds the steps that nobody is going to take: belt and braces, so that what is lost from a table is lost to nobody. */
@Component
class StepSweep {
    static final int AT_ONCE_MAX = 500;

    private final OpenStepTable open;
    private final DueCalls due;
    private final TradingTerms terms;
    private final InstantSource clock;

    StepSweep(OpenStepTable open, DueCalls due, TradingTerms terms, InstantSource clock) {
        this.open = open;
        this.due = due;
        this.terms = terms;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${counterfoil.channel.sweep-every:PT30S}")
    void sweep() {
        var now = clock.instant();
        var since = now.minus(terms.sweepGrace());
        open.lostDeposits(now, since, AT_ONCE_MAX).forEach(it -> due.add(DepositLine.KIND, it));
        open.lostPayouts(now, since, AT_ONCE_MAX).forEach(it -> due.add(PayoutLine.KIND, it));
        open.lostWindows(now, windowsEndAfter(now), AT_ONCE_MAX).forEach(it -> due.add(SubmissionLine.KIND, it));
    }

    /** Where channels are collected automatically, that is still to be done in a window that is over. */
    private Instant windowsEndAfter(Instant now) {
        return terms.collectAutomatically() ? Instant.EPOCH : now;
    }
}

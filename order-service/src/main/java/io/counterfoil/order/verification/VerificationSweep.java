package io.counterfoil.order.verification;

import java.time.InstantSource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Finds the orders that no timer holds: belt and braces, so that a lost timer loses nothing.
 *
 * <p>A call that is there already is left alone: one that fails waits longer and longer. Every process sweeps: a call is
 * not due twice.
 */
@Component
class VerificationSweep {
    static final int AT_ONCE_MAX = 500;

    private final OpenVerificationTable open;
    private final DueInquiries inquiries;
    private final VerificationTerms terms;
    private final InstantSource clock;

    VerificationSweep(
            OpenVerificationTable open, DueInquiries inquiries, VerificationTerms terms, InstantSource clock) {
        this.open = open;
        this.inquiries = inquiries;
        this.terms = terms;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${counterfoil.verification.sweep-every:PT30S}")
    void sweep() {
        var now = clock.instant();
        open.sweep(now, now.minus(terms.sweepGrace()), AT_ONCE_MAX).forEach(inquiries::add);
    }
}

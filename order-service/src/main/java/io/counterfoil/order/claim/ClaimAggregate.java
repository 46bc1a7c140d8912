package io.counterfoil.order.claim;

import io.counterfoil.kernel.order.ClaimEvent;
import io.counterfoil.platform.eventlog.Aggregate;
import org.springframework.stereotype.Component;

/** Has commands decided by {@link Claim}. */
@Component
class ClaimAggregate extends Aggregate<RefuseClaim, Claim.State, ClaimEvent> {
    ClaimAggregate() {
        super(RefuseClaim.class, new Claim());
    }
}

package io.counterfoil.order.timeline;

import io.counterfoil.kernel.order.ClaimEvent;
import io.counterfoil.kernel.order.ClaimEvent.ClaimRefused;

/** Tells of the claims that an order refused. */
final class ClaimStory {
    static Told of(ClaimEvent event) {
        return switch (event) {
            case ClaimRefused e ->
                Told.evident(
                        "A message signed by " + e.provider() + " about attempt " + e.reference()
                                + " was not believed, " + e.code() + ": " + e.detail(),
                        e.evidence());
        };
    }

    private ClaimStory() {}
}

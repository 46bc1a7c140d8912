package io.counterfoil.notification.delivery;

import io.counterfoil.platform.outbound.DueCalls;
import org.springframework.stereotype.Component;

/** Takes wishes to have notices sent again. */
@Component
public class Replays {
    private final DueCalls calls;

    Replays(DueCalls calls) {
        this.calls = calls;
    }

    /** Durable on return, and done soon after. */
    public void add(Replay replay) {
        calls.add(ReplayLine.KIND, replay.subject());
    }
}

package io.counterfoil.order.claim;

import io.counterfoil.kernel.decide.Decider;
import io.counterfoil.kernel.order.ClaimEvent;
import io.counterfoil.kernel.order.ClaimEvent.ClaimRefused;
import io.counterfoil.order.claim.Claim.State;
import java.util.List;

/** The rules of a refused claim: the first refusal stands, the same message again adds nothing. */
final class Claim implements Decider<RefuseClaim, State, ClaimEvent> {
    enum State {
        UNHEARD,
        REFUSED
    }

    @Override
    public State initial() {
        return State.UNHEARD;
    }

    @Override
    public List<ClaimEvent> decide(RefuseClaim command, State state) {
        return switch (state) {
            case UNHEARD -> List.of(command.refusal());
            case REFUSED -> List.of();
        };
    }

    @Override
    public State evolve(State state, ClaimEvent event) {
        return switch (event) {
            case ClaimRefused _ -> State.REFUSED;
        };
    }
}

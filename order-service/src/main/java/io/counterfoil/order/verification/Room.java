package io.counterfoil.order.verification;

import io.counterfoil.kernel.order.Attempt;
import io.counterfoil.order.provider.health.Background;
import java.util.Optional;

/** Where the calls about an account find a place. */
interface Room {
    /** For those whose answer somebody waits for. */
    Room OF_THEIR_OWN = _ -> Optional.of(() -> {});

    /** A place with an attempt's account, to be given back; empty where there is none just now. */
    Optional<Background.Share> take(Attempt attempt);
}

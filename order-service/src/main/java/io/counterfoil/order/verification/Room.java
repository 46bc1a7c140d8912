package io.counterfoil.order.verification;

import io.counterfoil.kernel.order.Attempt;
import io.counterfoil.order.provider.health.Place;

/** Where the calls about an account find a place. */
interface Room {
    /** For those whose answer somebody waits for. */
    Room OF_THEIR_OWN = _ -> new Place.Taken(() -> {});

    /** A place with an attempt's account. */
    Place take(Attempt attempt);
}

package io.counterfoil.bench.fuzz;

import io.counterfoil.bench.world.Answer;
import io.counterfoil.bench.world.Api;
import io.counterfoil.bench.world.Merchant;
import io.counterfoil.bench.world.Patience;
import java.io.IOException;
import java.time.Duration;

/** The list of refused claims, which may be behind: it is asked for what the log holds by now. */
record RefusedClaims(Api api, String key) {
    private static final Duration BEHIND_MAX = Duration.ofMinutes(1);

    /** Those about an order, the newest first; the last answer where the list never comes that far. */
    Answer of(Merchant merchant, String order) throws IOException {
        var position = merchant.read(order).require(200).header("Counterfoil-Position");
        return Patience.ask(
                BEHIND_MAX, () -> api.get(key, "/v1/refused-claims?order=" + order + "&atLeast=" + position));
    }
}

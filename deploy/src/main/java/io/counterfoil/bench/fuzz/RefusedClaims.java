package io.counterfoil.bench.fuzz;

import io.counterfoil.bench.world.Answer;
import io.counterfoil.bench.world.Api;
import io.counterfoil.bench.world.Merchant;
import io.counterfoil.bench.world.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** The list of refused claims, which may be behind: it is asked for what the log holds by now. */
record RefusedClaims(Api api, String key) {
    private static final Duration BEHIND_MAX = Duration.ofMinutes(1);
    private static final int ASK_AGAIN = 503;

    /** Those about an order, the newest first; the last answer where the list never comes that far. */
    Answer of(Merchant merchant, String order) throws IOException {
        var position = merchant.read(order).require(200).header("Counterfoil-Position");
        var path = "/v1/refused-claims?order=" + order + "&atLeast=" + position;
        var answer = new AtomicReference<>(api.get(key, path));
        Patience.await(BEHIND_MAX, () -> {
            if (answer.get().status() == ASK_AGAIN) answer.set(again(path));
            return answer.get().status() != ASK_AGAIN;
        });
        return answer.get();
    }

    private Answer again(String path) {
        try {
            return api.get(key, path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

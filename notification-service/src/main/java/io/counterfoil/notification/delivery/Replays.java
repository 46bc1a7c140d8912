package io.counterfoil.notification.delivery;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.platform.outbound.DueCalls;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Takes wishes to have notices sent again: one at a time of each endpoint. */
@Component
public class Replays {
    private final ReplayTable table;
    private final DueCalls calls;
    private final TransactionOperations transactions;

    Replays(ReplayTable table, DueCalls calls, TransactionOperations transactions) {
        this.table = table;
        this.calls = calls;
        this.transactions = transactions;
    }

    /**
     * Durable on return, and done soon after.
     *
     * @return what was wished first under the same name
     * @throws Rejected where that was something else, or something else is under way
     */
    public Replay begin(Replay wish) {
        var endpoint = wish.range().endpoint();
        boolean any = wish.stretch().notices() > 0;
        if (any) transactions.executeWithoutResult(_ -> beginNow(wish));
        var known = table.find(endpoint).filter(last -> last.request().equals(wish.request()));
        if (any && known.isEmpty()) {
            throw new Rejected("replay-open", "the endpoint's notices are being sent again for another request");
        }
        return known.map(replay -> same(replay, wish)).orElse(wish);
    }

    private void beginNow(Replay wish) {
        if (table.begin(wish)) goOn(wish.range().endpoint());
    }

    private static Replay same(Replay known, Replay wish) {
        if (known.range().equals(wish.range())) return known;
        throw new Rejected("replay-differs", "other notices were asked for under this key");
    }

    /** How many endpoints, and how many of their notices. */
    public record Everywhere(long endpoints, long notices) {}

    /**
     * At all endpoints, but for those whose notices are being sent again already.
     *
     * @return what was begun under that name
     */
    public Everywhere beginEverywhere(String request, Outage outage, Instant now) {
        transactions.executeWithoutResult(
                _ -> table.beginEverywhere(request, outage, now).forEach(this::goOn));
        return table.count(request);
    }

    Optional<Replay> open(EndpointId endpoint) {
        return table.find(endpoint).filter(replay -> !replay.over());
    }

    /** What is left of it is done when all others have had their turn. */
    void reached(Replay replay, long sequence) {
        transactions.executeWithoutResult(_ -> {
            table.reached(replay, sequence);
            if (sequence < replay.stretch().last()) goOn(replay.range().endpoint());
        });
    }

    private void goOn(EndpointId endpoint) {
        calls.add(ReplayLine.KIND, endpoint.value());
    }
}

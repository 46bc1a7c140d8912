package io.counterfoil.order.provider.health;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.counterfoil.kernel.order.Attempt;
import io.counterfoil.order.provider.Providers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What calls that nobody waits for may take: of an account's and of a provider's room the half, so that whoever does
 * wait finds the other half, and of one another no more than that, so that those that hang leave the others theirs.
 */
@Component
public class Background {
    /** Between a provider and an account: no provider's id has it. */
    private static final String BETWEEN = "/";

    private final HealthTerms terms;
    private final int providers;
    private final Map<String, Integer> taken = new HashMap<>();

    Background(HealthTerms terms, Providers providers) {
        this.terms = terms;
        this.providers = providers.count();
    }

    /** The shares of all providers together. */
    public int callsMax() {
        return providers * (terms.providerCallsMax() / 2);
    }

    /** A place for one call at a time about an attempt. */
    public synchronized Place take(Attempt attempt) {
        var provider = attempt.provider();
        var rooms = List.of(provider + BETWEEN + attempt.account(), provider);
        var full = rooms.stream().filter(this::isFull).findFirst();
        if (full.isPresent()) return new Place.None(full.get());
        rooms.forEach(room -> taken.merge(room, 1, Integer::sum));
        return new Place.Taken(() -> giveBack(rooms));
    }

    /** The rooms, of accounts and of providers, that have no place just now. */
    public synchronized Set<String> full() {
        return taken.keySet().stream().filter(this::isFull).collect(toUnmodifiableSet());
    }

    private boolean isFull(String room) {
        var places = room.contains(BETWEEN) ? terms.accountCallsMax() : terms.providerCallsMax();
        return taken.getOrDefault(room, 0) >= places / 2;
    }

    private synchronized void giveBack(List<String> rooms) {
        rooms.forEach(room -> taken.computeIfPresent(room, (_, count) -> count == 1 ? null : count - 1));
    }
}

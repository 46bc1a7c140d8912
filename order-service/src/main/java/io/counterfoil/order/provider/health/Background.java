package io.counterfoil.order.provider.health;

import io.counterfoil.kernel.order.Attempt;
import io.counterfoil.order.provider.Providers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What calls that nobody waits for may take: of an account's and of a provider's room the half, so that whoever does
 * wait finds the other half, and of one another no more than that, so that those that hang leave the others theirs.
 */
@Component
public class Background {
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

    /** A place for one call at a time about an attempt, to be given back; empty where there is none just now. */
    public synchronized Optional<Share> take(Attempt attempt) {
        var provider = attempt.provider();
        var account = provider + "/" + attempt.account();
        if (!fits(account, terms.accountCallsMax() / 2) || !fits(provider, terms.providerCallsMax() / 2)) {
            return Optional.empty();
        }
        var names = List.of(account, provider);
        names.forEach(name -> taken.merge(name, 1, Integer::sum));
        return Optional.of(() -> giveBack(names));
    }

    private boolean fits(String name, int most) {
        return taken.getOrDefault(name, 0) < most;
    }

    private synchronized void giveBack(List<String> names) {
        names.forEach(name -> taken.computeIfPresent(name, (_, count) -> count == 1 ? null : count - 1));
    }

    /** A place that was taken. */
    public interface Share extends AutoCloseable {
        @Override
        void close();
    }
}

package io.counterfoil.order.provider.health;

import io.counterfoil.order.provider.ProviderAccount;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** How the providers have been answering this process, account by account, and what that allows. */
@Component
class ProviderHealth {
    private final HealthTerms terms;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final Map<String, Bulkhead> rooms = new ConcurrentHashMap<>();

    /** As many as there are accounts that were called about, by their names. */
    private final Map<String, AccountHealth> accounts = new ConcurrentHashMap<>();

    ProviderHealth(HealthTerms terms, InstantSource clock, MeterRegistry meters) {
        this.terms = terms;
        this.clock = clock;
        this.meters = meters;
    }

    /** Waits for the answer and for nothing else; one that may not be asked for, or does not come, is not known. */
    <T> T make(ProviderAccount account, Call<T> call) {
        var provider = account.provider();
        var made = accounts.computeIfAbsent(account.toString(), _ -> health(account))
                .make(call, rooms.computeIfAbsent(provider, _ -> Rooms.of(provider, terms.providerCallsMax())));
        Counter.builder("counterfoil.provider.calls")
                .description("calls to a provider by what came of them, and those that were not made")
                .tags("provider", provider, "outcome", made.outcome().word())
                .register(meters)
                .increment();
        return made.answer();
    }

    private AccountHealth health(ProviderAccount account) {
        var health = new AccountHealth(account.provider(), account.alias(), terms, clock);
        HealthMeters.measure(health, meters);
        return health;
    }

    /** By provider and account, those behind {@code after}. */
    List<AccountHealth> after(String after, int most) {
        return accounts.values().stream()
                .filter(health -> health.name().compareTo(after) > 0)
                .sorted(Comparator.comparing(AccountHealth::name))
                .limit(most)
                .toList();
    }
}

package io.counterfoil.order.provider;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.counterfoil.kernel.decide.Rejected;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The providers this installation knows. */
public class Providers {
    private final Map<String, PaymentProvider> byId;

    public Providers(List<PaymentProvider> providers) {
        byId = providers.stream().collect(toUnmodifiableMap(PaymentProvider::id, Function.identity()));
    }

    public int count() {
        return byId.size();
    }

    public Optional<PaymentProvider> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** @throws Rejected where there is no such provider */
    public PaymentProvider get(String id) {
        return find(id).orElseThrow(
                        () -> Rejected.unknown("provider-unknown", "no provider is called " + id + " here"));
    }
}

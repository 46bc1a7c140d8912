package io.counterfoil.order.provider.health;

import io.counterfoil.order.provider.AccountForm;
import io.counterfoil.order.provider.Answer;
import io.counterfoil.order.provider.CallbackDecoder;
import io.counterfoil.order.provider.PayerDetail;
import io.counterfoil.order.provider.PaymentCloser;
import io.counterfoil.order.provider.PaymentProvider;
import io.counterfoil.order.provider.PaymentQuery;
import io.counterfoil.order.provider.Preparation;
import io.counterfoil.order.provider.Prepared;
import io.counterfoil.order.provider.ProviderAccount;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** An adapter whose calls pass through {@link ProviderHealth}. */
final class GuardedProvider implements PaymentProvider {
    private final PaymentProvider adapter;
    private final ProviderHealth health;
    private final HealthTerms terms;

    GuardedProvider(PaymentProvider adapter, ProviderHealth health, HealthTerms terms) {
        this.adapter = adapter;
        this.health = health;
        this.terms = terms;
    }

    @Override
    public String id() {
        return adapter.id();
    }

    @Override
    public AccountForm accountForm() {
        return adapter.accountForm();
    }

    @Override
    public Set<PayerDetail> needed() {
        return adapter.needed();
    }

    @Override
    public boolean callsToPrepare() {
        return adapter.callsToPrepare();
    }

    @Override
    public Prepared prepare(ProviderAccount account, Preparation preparation) {
        if (!adapter.callsToPrepare()) return adapter.prepare(account, preparation);
        var within = Collections.min(List.of(terms.prepareWithin(), preparation.within()));
        return health.make(
                account, new Call<>(within, () -> adapter.prepare(account, preparation), Prepared.Unknown::new));
    }

    @Override
    public Optional<CallbackDecoder> callbacks() {
        return adapter.callbacks();
    }

    @Override
    public Optional<PaymentQuery> query() {
        return adapter.query()
                .map(query -> (account, attempt, now) -> ask(account, () -> query.query(account, attempt, now)));
    }

    @Override
    public Optional<PaymentCloser> closer() {
        return adapter.closer()
                .map(closer -> (account, attempt, now) -> ask(account, () -> closer.close(account, attempt, now)));
    }

    private <T> Answer<T> ask(ProviderAccount account, Supplier<Answer<T>> adapter) {
        return health.make(account, new Call<>(terms.answerWithin(), adapter, Answer.Unknown::new));
    }
}

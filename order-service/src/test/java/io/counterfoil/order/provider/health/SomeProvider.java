package io.counterfoil.order.provider.health;

import io.counterfoil.kernel.money.Asset;
import io.counterfoil.kernel.money.Money;
import io.counterfoil.kernel.order.AttemptNo;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.kernel.order.OrderId;
import io.counterfoil.order.provider.AccountForm;
import io.counterfoil.order.provider.Answer;
import io.counterfoil.order.provider.Fact;
import io.counterfoil.order.provider.PaymentProvider;
import io.counterfoil.order.provider.PaymentQuery;
import io.counterfoil.order.provider.Preparation;
import io.counterfoil.order.provider.Prepared;
import io.counterfoil.order.provider.ProviderAccount;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A provider that answers as the test wishes, and counts how often it was called. */
final class SomeProvider implements PaymentProvider {
    static final MerchantId MERCHANT = MerchantId.derive("somebody");

    private static final AttemptNo ATTEMPT = AttemptNo.of(OrderId.derive(MERCHANT, "A-1"), 1);

    final AtomicInteger calls = new AtomicInteger();
    private volatile Supplier<Answer<Fact>> answering = SomeProvider::unpaid;

    static Answer<Fact> unpaid() {
        return new Answer.Known<>(new Fact.Unpaid(ATTEMPT.value()), new byte[0], new byte[0]);
    }

    static Answer<Fact> paid() {
        var paid =
                new Fact.Paid(ATTEMPT.value(), "T1", Money.of(1, new Asset("CNY", 2)), Instant.EPOCH, Optional.empty());
        return new Answer.Known<>(paid, new byte[0], new byte[0]);
    }

    void answers(Supplier<Answer<Fact>> with) {
        answering = with;
    }

    static Answer<Fact> ask(PaymentProvider provider, String account) {
        return provider.query().orElseThrow().query(account(account), ATTEMPT, Instant.EPOCH);
    }

    static ProviderAccount account(String alias) {
        return new ProviderAccount(MERCHANT, "some", alias, Map.of());
    }

    @Override
    public String id() {
        return "some";
    }

    @Override
    public AccountForm accountForm() {
        throw new UnsupportedOperationException("nobody enters an account here");
    }

    /** Undecided as long as the answer is. */
    @Override
    public Prepared prepare(ProviderAccount account, Preparation preparation) {
        return switch (call()) {
            case Answer.Unknown<Fact>(var why) -> new Prepared.Unknown(why);
            case Answer.Known<Fact> known when known.value() instanceof Fact.Paid -> new Prepared.PaidAlready();
            default -> new Prepared.Refused("sold-out", "");
        };
    }

    @Override
    public Optional<PaymentQuery> query() {
        return Optional.of((_, _, _) -> call());
    }

    private Answer<Fact> call() {
        calls.incrementAndGet();
        return answering.get();
    }
}

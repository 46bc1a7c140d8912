package io.counterfoil.order.provider;

import java.util.Optional;
import java.util.Set;

/** One payment product of a provider. What it cannot do is empty; callers ask before they rely on it. */
public interface PaymentProvider {
    /** As in URLs and events: {@code alipay-wap}. */
    String id();

    /** What a merchant has to tell us about its account, and which of it is secret. */
    AccountForm accountForm();

    /** What a wish to pay has to say about the payer, or is refused before an attempt is started. */
    default Set<PayerDetail> needed() {
        return Set.of();
    }

    /**
     * Gets an attempt ready to be paid. Harmless when repeated with the same number and the same content.
     *
     * <p>May call the provider: never from within a transaction.
     *
     * @see #callsToPrepare()
     */
    Prepared prepare(ProviderAccount account, Preparation preparation);

    /** Whether preparing calls the provider: what is only worked out here goes on while the provider is away. */
    default boolean callsToPrepare() {
        return true;
    }

    default Optional<CallbackDecoder> callbacks() {
        return Optional.empty();
    }

    default Optional<PaymentQuery> query() {
        return Optional.empty();
    }

    default Optional<PaymentCloser> closer() {
        return Optional.empty();
    }
}

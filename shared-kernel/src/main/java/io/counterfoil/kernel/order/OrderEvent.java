package io.counterfoil.kernel.order;

import io.counterfoil.kernel.fact.StoredAs;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has happened to an order. */
public sealed interface OrderEvent {
    OrderId order();

    Instant at();

    /** @param returnUrl where the provider sends the payer back to */
    @StoredAs("order.placed/1")
    record OrderPlaced(
            OrderId order,
            MerchantId merchant,
            String orderNo,
            Purchase purchase,
            Buyer buyer,
            Instant expiresAt,
            @Nullable String returnUrl,
            Instant at)
            implements OrderEvent {}

    /**
     * A new attempt, which is the one to be paid from now on.
     *
     * @param payer what the provider has to know about who pays
     * @param key what the request for it was called ({@code Idempotency-Key})
     */
    @StoredAs("order.attempt-started/1")
    record AttemptStarted(
            OrderId order,
            Attempt attempt,
            @Nullable PayerDetails payer,
            @Nullable String key,
            Instant at) implements OrderEvent {}

    /**
     * An attempt that was there is the one to be paid from now on.
     *
     * @param prepared whether the provider was ready for it before
     * @param payer what the request said about who pays, as the attempt has it
     * @param key what the request for it was called ({@code Idempotency-Key})
     */
    @StoredAs("order.attempt-chosen/1")
    record AttemptChosen(
            OrderId order,
            Attempt attempt,
            boolean prepared,
            @Nullable PayerDetails payer,
            @Nullable String key,
            Instant at)
            implements OrderEvent {}

    /**
     * The provider says that the attempt can no longer be paid, and was not. Where it was the one to be paid, the order
     * has to be asked for again.
     *
     * @param evidence where the signed message is kept
     */
    @StoredAs("order.attempt-closed/1")
    record AttemptClosed(OrderId order, AttemptNo attempt, String evidence, Instant at) implements OrderEvent {}

    /** The provider is ready; told again when parameters that had expired were renewed under the same number. */
    @StoredAs("order.payment-prepared/1")
    record PaymentPrepared(OrderId order, AttemptNo attempt, PaymentParameters payment, Instant at)
            implements OrderEvent {}

    /**
     * The provider refused to prepare the attempt, or to renew what had expired, which ends the order unless another
     * attempt is asked for.
     */
    @StoredAs("order.failed/1")
    record OrderFailed(OrderId order, AttemptNo attempt, String code, String detail, Instant at)
            implements OrderEvent {}

    /**
     * We asked the providers, on schedule, about every attempt that may still be paid, and learned that none is, or
     * learned nothing.
     *
     * @param round counted from 1 since an attempt was last chosen, the order was paid, or the asking was resumed
     */
    @StoredAs("order.provider-asked/1")
    record ProviderAsked(OrderId order, int round, List<AttemptAnswer> answers, Instant at) implements OrderEvent {}

    @StoredAs("order.paid/1")
    record OrderPaid(OrderId order, AttemptNo attempt, Receipt receipt, Instant at) implements OrderEvent {}

    /** Money came for an order that was closed: it is owed to the payer. */
    @StoredAs("order.late-payment-received/1")
    record LatePaymentReceived(OrderId order, AttemptNo attempt, Receipt receipt, Instant at) implements OrderEvent {}

    /** Money came a second time for an order that was paid: it is owed to the payer. */
    @StoredAs("order.double-payment-received/1")
    record DoublePaymentReceived(OrderId order, AttemptNo attempt, Receipt receipt, Instant at) implements OrderEvent {}

    @StoredAs("order.closed/1")
    record OrderClosed(OrderId order, Reason reason, Instant at) implements OrderEvent {}

    /** The merchant has acknowledged the notice of payment: the goods are on their way. */
    @StoredAs("order.delivery-acknowledged/1")
    record DeliveryAcknowledged(OrderId order, String delivery, Instant at) implements OrderEvent {}

    /** The provider could not be asked for so long that a person has to look. */
    @StoredAs("order.verification-given-up/1")
    record VerificationGivenUp(OrderId order, int rounds, Instant at) implements OrderEvent {}

    @StoredAs("order.verification-resumed/1")
    record VerificationResumed(OrderId order, Instant at) implements OrderEvent {}

    enum Reason {
        EXPIRED,
        MERCHANT
    }
}

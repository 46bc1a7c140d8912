package io.counterfoil.order.ordering;

import io.counterfoil.kernel.order.AttemptAnswer;
import io.counterfoil.kernel.order.AttemptNo;
import io.counterfoil.kernel.order.OrderEvent.Reason;
import io.counterfoil.kernel.order.OrderId;
import io.counterfoil.kernel.order.PaymentParameters;
import io.counterfoil.kernel.order.Receipt;
import io.counterfoil.platform.eventlog.Begins;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What may be asked of an order. */
public sealed interface OrderCommand {
    OrderId order();

    /**
     * @param way how it is to be paid at first
     * @param payment what to pay with in that way, where that is known without asking the provider
     */
    @Begins
    record PlaceOrder(
            @TargetAggregateIdentifier OrderId order,
            OrderContent content,
            Way way,
            @Nullable PaymentParameters payment)
            implements OrderCommand {
        public PlaceOrder(OrderId order, OrderContent content, Way way) {
            this(order, content, way, null);
        }

        PlaceOrder payable(PaymentParameters with) {
            return new PlaceOrder(order, content, way, with);
        }
    }

    /**
     * Asks for a way to pay; a way that there is an attempt for already is that attempt, while it can be paid.
     *
     * @param key what the request was called: repeated, it starts nothing more
     * @param choices how many there were when the other attempts were closed at their providers
     */
    record StartAttempt(
            @TargetAggregateIdentifier OrderId order,
            Way way,
            @Nullable String key,
            int choices,
            Instant now) implements OrderCommand {}

    record RecordPrepared(
            @TargetAggregateIdentifier OrderId order, AttemptNo attempt, PaymentParameters payment, Instant now)
            implements OrderCommand {}

    record RecordPreparationRefused(
            @TargetAggregateIdentifier OrderId order, AttemptNo attempt, String code, String detail, Instant now)
            implements OrderCommand {}

    /** Says that the provider, in a message whose signature was verified, vouches for a payment. */
    record RecordPayment(@TargetAggregateIdentifier OrderId order, AttemptNo attempt, Receipt receipt, Instant now)
            implements OrderCommand {}

    /** Says that the provider, in a message whose signature was verified, has closed an attempt that was not paid. */
    record RecordAttemptClosed(
            @TargetAggregateIdentifier OrderId order,
            AttemptNo attempt,
            String provider,
            String account,
            String evidence,
            Instant now)
            implements OrderCommand {}

    /** Says what came of asking on schedule about all attempts that may still be paid. */
    record RecordAnswers(@TargetAggregateIdentifier OrderId order, List<AttemptAnswer> answers, Instant now)
            implements OrderCommand {}

    /** @param choices how many there were when every attempt was closed at its provider */
    record CloseOrder(@TargetAggregateIdentifier OrderId order, Reason reason, int choices, Instant now)
            implements OrderCommand {}

    /** @param delivery the notice of payment that was acknowledged */
    record AcknowledgeDelivery(@TargetAggregateIdentifier OrderId order, String delivery, Instant now)
            implements OrderCommand {}

    record GiveUpVerification(@TargetAggregateIdentifier OrderId order, Instant now) implements OrderCommand {}

    record ResumeVerification(@TargetAggregateIdentifier OrderId order, Instant now) implements OrderCommand {}
}

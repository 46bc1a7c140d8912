package io.counterfoil.order.ordering;

import io.counterfoil.kernel.order.AttemptNo;
import io.counterfoil.kernel.order.OrderEvent.Reason;
import io.counterfoil.kernel.order.Receipt;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How an order stands. */
public sealed interface OrderState {
    record Absent() implements OrderState {}

    /** An order that was placed, whatever became of it. */
    sealed interface Present extends OrderState {
        Dossier dossier();

        /** The word for it on the wire and in lists. */
        default String word() {
            return switch (this) {
                case Placed _ -> "placed";
                case AwaitingPayment _ -> "awaiting-payment";
                case Paid _ -> "paid";
                case Failed _ -> "failed";
                case Closed _ -> "closed";
            };
        }
    }

    /** An order that may yet be paid. */
    sealed interface Open extends Present {}

    record Placed(Dossier dossier) implements Open {}

    record AwaitingPayment(Dossier dossier) implements Open {}

    /** The provider refused the last attempt; another may be asked for. */
    record Failed(Dossier dossier, String code, String detail) implements Open {}

    /** @param acknowledgedAt when the merchant acknowledged the notice of payment */
    record Paid(
            Dossier dossier,
            AttemptNo attempt,
            Receipt receipt,
            @Nullable Instant acknowledgedAt) implements Present {}

    record Closed(Dossier dossier, Reason reason, Instant at) implements Present {}
}

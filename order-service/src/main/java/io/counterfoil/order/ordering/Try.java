package io.counterfoil.order.ordering;

import io.counterfoil.kernel.order.Attempt;
import io.counterfoil.kernel.order.AttemptNo;
import io.counterfoil.kernel.order.PayerDetails;
import io.counterfoil.kernel.order.PaymentParameters;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An attempt and how it stands, with what a front end needs to pay it, once the provider is ready. */
public record Try(
        Attempt attempt,
        @Nullable PayerDetails payer,
        @Nullable PaymentParameters payment,
        Standing standing) {

    enum Standing {
        OPEN,
        /** The provider would not prepare it, which is no promise that it was not prepared before. */
        REFUSED,
        CLOSED,
        PAID
    }

    static Try started(Attempt attempt, @Nullable PayerDetails payer) {
        return new Try(attempt, payer, null, Standing.OPEN);
    }

    public AttemptNo number() {
        return attempt.number();
    }

    /** For all that is known. */
    public boolean mayBePaid() {
        return standing == Standing.OPEN || standing == Standing.REFUSED;
    }

    public boolean isOpen() {
        return standing == Standing.OPEN;
    }

    public boolean isClosed() {
        return standing == Standing.CLOSED;
    }

    public Optional<PaymentParameters> payableAt(Instant now) {
        return Optional.ofNullable(payment)
                .filter(parameters -> isOpen() && parameters.validUntil().isAfter(now));
    }

    Try prepared(PaymentParameters parameters) {
        return new Try(attempt, payer, parameters, standing);
    }

    Try with(Standing other) {
        return new Try(attempt, payer, payment, other);
    }
}

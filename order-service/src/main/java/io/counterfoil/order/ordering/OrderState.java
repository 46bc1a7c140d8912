package io.counterfoil.order.ordering;

import io.counterfoil.kernel.order.Attempt;
import io.counterfoil.kernel.order.AttemptNo;
import io.counterfoil.kernel.order.OrderEvent.Reason;
import io.counterfoil.kernel.order.PayerDetails;
import io.counterfoil.kernel.order.PaymentParameters;
import io.counterfoil.kernel.order.Receipt;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

    /**
     * What is known of an order in every state.
     *
     * @param tries the attempts, oldest first; the first starts in the commit that places the order
     * @param owed payments that came too late or twice: the payer's money
     * @param rounds how often the provider was asked on schedule, since it was last resumed
     */
    record Dossier(OrderContent content, List<Try> tries, List<Receipt> owed, int rounds, boolean givenUp) {
        public Try current() {
            return tries.getLast();
        }

        public Optional<Try> find(AttemptNo number) {
            return tries.stream()
                    .filter(tried -> tried.attempt().number().equals(number))
                    .findFirst();
        }

        Dossier trying(Try another) {
            return new Dossier(
                    content, Stream.concat(tries.stream(), Stream.of(another)).toList(), owed, rounds, givenUp);
        }

        Dossier with(Try changed) {
            var after = tries.stream()
                    .map(tried -> tried.attempt().equals(changed.attempt()) ? changed : tried)
                    .toList();
            return new Dossier(content, after, owed, rounds, givenUp);
        }

        Dossier owing(Receipt receipt) {
            return new Dossier(
                    content,
                    tries,
                    Stream.concat(owed.stream(), Stream.of(receipt)).toList(),
                    rounds,
                    givenUp);
        }

        Dossier asked(int round) {
            return new Dossier(content, tries, owed, round, givenUp);
        }

        Dossier givingUp(boolean now) {
            return new Dossier(content, tries, owed, now ? rounds : 0, now);
        }
    }

    /** An attempt and what a front end needs to pay it, once the provider is ready. */
    record Try(
            Attempt attempt,
            @Nullable PayerDetails payer,
            @Nullable PaymentParameters payment) {
        Try prepared(PaymentParameters parameters) {
            return new Try(attempt, payer, parameters);
        }

        public Optional<PaymentParameters> payableAt(Instant now) {
            return Optional.ofNullable(payment)
                    .filter(parameters -> parameters.validUntil().isAfter(now));
        }
    }
}

package io.counterfoil.order.ordering;

import io.counterfoil.kernel.order.AttemptNo;
import io.counterfoil.order.ordering.OrderCommand.AcknowledgeDelivery;
import io.counterfoil.order.ordering.OrderCommand.CloseOrder;
import io.counterfoil.order.ordering.OrderCommand.GiveUpVerification;
import io.counterfoil.order.ordering.OrderCommand.PlaceOrder;
import io.counterfoil.order.ordering.OrderCommand.RecordAnswers;
import io.counterfoil.order.ordering.OrderCommand.RecordPayment;
import io.counterfoil.order.ordering.OrderCommand.RecordPreparationRefused;
import io.counterfoil.order.ordering.OrderCommand.RecordPrepared;
import io.counterfoil.order.ordering.OrderCommand.ResumeVerification;
import io.counterfoil.order.ordering.OrderCommand.StartAttempt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An order written down a second time, from the domain's description and not from the rules: one mutable object, flags
 * and maps. It says what should come of a command: the names of events, or the code of a refusal.
 */
final class OrderModel {
    private boolean placed;
    private boolean paid;
    private boolean closed;
    private boolean failed;
    private boolean acknowledged;
    private boolean givenUp;
    private final List<String> numbers = new ArrayList<>();
    private final Map<String, String> providerOf = new HashMap<>();
    private final Map<String, Instant> payableUntil = new HashMap<>();
    private final Set<String> transactions = new HashSet<>();
    private int paymentsCounted;

    String stateWord() {
        if (!placed) return "absent";
        if (paid) return "paid";
        if (closed) return "closed";
        if (failed) return "failed";
        return payableUntil.containsKey(last()) ? "awaiting-payment" : "placed";
    }

    int paymentsCounted() {
        return paymentsCounted;
    }

    List<String> apply(OrderCommand command) {
        if (!placed && !(command instanceof PlaceOrder)) return List.of("order-unknown");
        return switch (command) {
            case PlaceOrder place -> place(place);
            case StartAttempt start -> start(start);
            case RecordPrepared ready -> prepared(ready);
            case RecordPreparationRefused no -> refused(no);
            case RecordPayment payment -> payment(payment);
            case RecordAnswers _ -> paid ? List.of() : List.of("ProviderAsked");
            case CloseOrder close -> close(close);
            case AcknowledgeDelivery _ -> acknowledge();
            case GiveUpVerification _ -> giveUp();
            case ResumeVerification _ -> resume();
        };
    }

    private String last() {
        return numbers.get(numbers.size() - 1);
    }

    private List<String> place(PlaceOrder place) {
        if (placed) return List.of();
        placed = true;
        add(AttemptNo.of(place.order(), 1).value(), place.way().provider());
        return List.of("OrderPlaced", "AttemptStarted");
    }

    private void add(String number, String provider) {
        numbers.add(number);
        providerOf.put(number, provider);
    }

    private List<String> start(StartAttempt start) {
        if (paid) return List.of("order-paid");
        if (closed) return List.of("order-closed");
        if (!failed && start.way().provider().equals(providerOf.get(last()))) return List.of();
        if (!start.now().isBefore(Orders.EXPIRY)) return List.of("order-expired");
        if (numbers.size() == 9) return List.of("attempts-exhausted");
        add(AttemptNo.of(start.order(), numbers.size() + 1).value(), start.way().provider());
        failed = false;
        return List.of("AttemptStarted");
    }

    private List<String> prepared(RecordPrepared ready) {
        var number = ready.attempt().value();
        if (!numbers.contains(number)) return List.of("attempt-unknown");
        if (paid || closed || failed || !number.equals(last())) return List.of();
        var until = payableUntil.get(number);
        if (until != null && until.isAfter(ready.now())) return List.of();
        payableUntil.put(number, ready.payment().validUntil());
        return List.of("PaymentPrepared");
    }

    private List<String> refused(RecordPreparationRefused no) {
        var number = no.attempt().value();
        if (!numbers.contains(number)) return List.of("attempt-unknown");
        if (paid || closed || failed || !number.equals(last()) || payableUntil.containsKey(number)) return List.of();
        failed = true;
        return List.of("OrderFailed");
    }

    private List<String> payment(RecordPayment payment) {
        var number = payment.attempt().value();
        var receipt = payment.receipt();
        if (!numbers.contains(number)) return List.of("attempt-unknown");
        boolean ours = receipt.provider().equals(providerOf.get(number))
                && receipt.account().equals("account-1");
        if (!ours) return List.of("account-mismatch");
        if (receipt.amount().minorUnits().intValueExact() != 1990) return List.of("amount-mismatch");
        if (!transactions.add(receipt.provider() + receipt.transaction())) return List.of();
        if (closed) return List.of("LatePaymentReceived");
        if (paid) return List.of("DoublePaymentReceived");
        paid = true;
        paymentsCounted++;
        return List.of("OrderPaid");
    }

    private List<String> close(CloseOrder close) {
        if (paid) return List.of("order-paid");
        if (closed) return List.of();
        if (close.attempts() != numbers.size()) return List.of("order-changed");
        closed = true;
        return List.of("OrderClosed");
    }

    private List<String> acknowledge() {
        if (!paid) return List.of("order-not-paid");
        if (acknowledged) return List.of();
        acknowledged = true;
        return List.of("DeliveryAcknowledged");
    }

    private List<String> giveUp() {
        if (paid || givenUp) return List.of();
        givenUp = true;
        return List.of("VerificationGivenUp");
    }

    private List<String> resume() {
        if (!givenUp) return List.of();
        givenUp = false;
        return List.of("VerificationResumed");
    }
}

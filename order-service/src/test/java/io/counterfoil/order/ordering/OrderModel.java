package io.counterfoil.order.ordering;

import io.counterfoil.kernel.order.AttemptNo;
import io.counterfoil.kernel.order.OrderId;
import io.counterfoil.order.ordering.OrderCommand.AcknowledgeDelivery;
import io.counterfoil.order.ordering.OrderCommand.CloseOrder;
import io.counterfoil.order.ordering.OrderCommand.GiveUpVerification;
import io.counterfoil.order.ordering.OrderCommand.PlaceOrder;
import io.counterfoil.order.ordering.OrderCommand.RecordAnswers;
import io.counterfoil.order.ordering.OrderCommand.RecordAttemptClosed;
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
    private final Map<String, String> payerOf = new HashMap<>();
    private final Map<String, Instant> payableUntil = new HashMap<>();
    private final Set<String> closedNumbers = new HashSet<>();
    private final Set<String> refusedNumbers = new HashSet<>();
    private final Set<String> paidNumbers = new HashSet<>();
    private final Map<String, String> requests = new HashMap<>();
    private final Set<String> transactions = new HashSet<>();
    private String current = "";
    private int choices;
    private int paymentsCounted;

    String stateWord() {
        if (!placed) return "absent";
        if (paid) return "paid";
        if (closed) return "closed";
        if (failed) return "failed";
        boolean payable = payableUntil.containsKey(current) && !closedNumbers.contains(current);
        return payable ? "awaiting-payment" : "placed";
    }

    int choices() {
        return choices;
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
            case RecordAttemptClosed closed -> attemptClosed(closed);
            case RecordAnswers _ -> nothingLeft() ? List.of() : List.of("ProviderAsked");
            case CloseOrder close -> close(close);
            case AcknowledgeDelivery _ -> acknowledge();
            case GiveUpVerification _ -> giveUp();
            case ResumeVerification _ -> resume();
        };
    }

    private boolean mayStillBePaid(String number) {
        return !closedNumbers.contains(number) && !paidNumbers.contains(number);
    }

    private boolean isOpen(String number) {
        return mayStillBePaid(number) && !refusedNumbers.contains(number);
    }

    private boolean nothingLeft() {
        return (paid || closed) && numbers.stream().noneMatch(this::mayStillBePaid);
    }

    private List<String> place(PlaceOrder place) {
        if (placed) return placeAgain(place);
        placed = true;
        add(place.order(), place.way().provider(), String.valueOf(place.way().payer()));
        var payment = place.payment();
        if (payment == null) return List.of("OrderPlaced", "AttemptStarted");
        payableUntil.put(current, payment.validUntil());
        return List.of("OrderPlaced", "AttemptStarted", "PaymentPrepared");
    }

    private List<String> placeAgain(PlaceOrder place) {
        boolean stuck = !paid && !closed && closedNumbers.contains(current);
        boolean late = !place.content().placedAt().isBefore(Orders.EXPIRY);
        if (!stuck || late || numbers.size() == 9 || choices == 50) return List.of();
        add(place.order(), String.valueOf(providerOf.get(current)), String.valueOf(payerOf.get(current)));
        return List.of("AttemptStarted");
    }

    private void add(OrderId order, String provider, String payer) {
        var number = AttemptNo.of(order, numbers.size() + 1).value();
        numbers.add(number);
        providerOf.put(number, provider);
        payerOf.put(number, payer);
        choose(number);
    }

    private void choose(String number) {
        current = number;
        failed = false;
        choices++;
    }

    private List<String> start(StartAttempt start) {
        var provider = start.way().provider();
        var payer = String.valueOf(start.way().payer());
        var said = provider + " " + payer;
        var key = start.key();
        boolean repeated = key != null && requests.containsKey(key);
        if (repeated && !said.equals(requests.get(key))) return List.of("idempotency-key-reused");
        if (paid) return List.of("order-paid");
        if (closed) return List.of("order-closed");
        if (repeated) return List.of();
        var there = "";
        for (var number : numbers) {
            boolean same = provider.equals(providerOf.get(number)) && payer.equals(payerOf.get(number));
            if (same && isOpen(number)) there = number;
        }
        if (there.equals(current)) {
            if (key == null) return List.of();
        } else {
            if (!start.now().isBefore(Orders.EXPIRY)) return List.of("order-expired");
            if (start.choices() != choices) return List.of("order-changed");
        }
        if (choices == 50) return List.of("choices-exhausted");
        if (there.isEmpty() && numbers.size() == 9) return List.of("attempts-exhausted");
        if (key != null) requests.put(key, said);
        if (there.isEmpty()) {
            add(start.order(), provider, payer);
            return List.of("AttemptStarted");
        }
        choose(there);
        return List.of("AttemptChosen");
    }

    private List<String> prepared(RecordPrepared ready) {
        var number = ready.attempt().value();
        if (!numbers.contains(number)) return List.of("attempt-unknown");
        if (paid || closed || failed || !number.equals(current) || !isOpen(number)) return List.of();
        var until = payableUntil.get(number);
        if (until != null && until.isAfter(ready.now())) return List.of();
        payableUntil.put(number, ready.payment().validUntil());
        return List.of("PaymentPrepared");
    }

    private List<String> refused(RecordPreparationRefused no) {
        var number = no.attempt().value();
        if (!numbers.contains(number)) return List.of("attempt-unknown");
        boolean done = paid || closed || !number.equals(current) || !isOpen(number);
        var until = payableUntil.get(number);
        if (done || (until != null && until.isAfter(no.now()))) return List.of();
        failed = true;
        refusedNumbers.add(number);
        return List.of("OrderFailed");
    }

    private List<String> attemptClosed(RecordAttemptClosed command) {
        var number = command.attempt().value();
        if (!numbers.contains(number)) return List.of("attempt-unknown");
        boolean ours = command.provider().equals(providerOf.get(number))
                && command.account().equals("account-1");
        if (!ours) return List.of("account-mismatch");
        if (!mayStillBePaid(number)) return List.of();
        closedNumbers.add(number);
        return List.of("AttemptClosed");
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
        paidNumbers.add(number);
        closedNumbers.remove(number);
        if (closed) return List.of("LatePaymentReceived");
        if (paid) return List.of("DoublePaymentReceived");
        paid = true;
        paymentsCounted++;
        return List.of("OrderPaid");
    }

    private List<String> close(CloseOrder close) {
        if (paid) return List.of("order-paid");
        if (closed) return List.of();
        if (close.choices() != choices) return List.of("order-changed");
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
        if (nothingLeft() || givenUp) return List.of();
        givenUp = true;
        return List.of("VerificationGivenUp");
    }

    private List<String> resume() {
        if (!givenUp) return List.of();
        givenUp = false;
        return List.of("VerificationResumed");
    }
}

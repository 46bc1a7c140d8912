package io.counterfoil.order.timeline;

import static java.util.stream.Collectors.joining;

import io.counterfoil.kernel.money.Money;
import io.counterfoil.kernel.order.AttemptAnswer;
import io.counterfoil.kernel.order.OrderEvent;
import io.counterfoil.kernel.order.OrderEvent.AttemptChosen;
import io.counterfoil.kernel.order.OrderEvent.AttemptClosed;
import io.counterfoil.kernel.order.OrderEvent.AttemptStarted;
import io.counterfoil.kernel.order.OrderEvent.DeliveryAcknowledged;
import io.counterfoil.kernel.order.OrderEvent.DoublePaymentReceived;
import io.counterfoil.kernel.order.OrderEvent.LatePaymentReceived;
import io.counterfoil.kernel.order.OrderEvent.OrderClosed;
import io.counterfoil.kernel.order.OrderEvent.OrderFailed;
import io.counterfoil.kernel.order.OrderEvent.OrderPaid;
import io.counterfoil.kernel.order.OrderEvent.OrderPlaced;
import io.counterfoil.kernel.order.OrderEvent.PaymentPrepared;
import io.counterfoil.kernel.order.OrderEvent.ProviderAsked;
import io.counterfoil.kernel.order.OrderEvent.VerificationGivenUp;
import io.counterfoil.kernel.order.OrderEvent.VerificationResumed;
import io.counterfoil.kernel.order.Receipt;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** Tells of an order's own events. Nothing that belongs to a person is in it. */
final class OrderStory {
    static Told of(OrderEvent event) {
        return switch (event) {
            case OrderPlaced e -> Told.plain(placed(e));
            case AttemptStarted e ->
                Told.plain("Attempt " + e.attempt().number() + " with "
                        + e.attempt().provider() + " began.");
            case AttemptChosen e ->
                Told.plain("Attempt " + e.attempt().number() + " with "
                        + e.attempt().provider() + " is the one to be paid again.");
            case AttemptClosed e ->
                Told.evident("Attempt " + e.attempt() + " can no longer be paid, the provider says.", e.evidence());
            case PaymentPrepared e ->
                Told.plain("Attempt " + e.attempt() + " can be paid until "
                        + e.payment().validUntil() + ".");
            case OrderFailed e -> Told.plain("The provider refused attempt " + e.attempt() + ", " + e.code() + ".");
            case ProviderAsked e -> Told.plain("Round " + e.round() + " of asking: " + findings(e.answers()) + ".");
            case OrderPaid e -> Told.receipt("Paid: " + receipt(e.receipt()), e.receipt());
            case LatePaymentReceived e ->
                Told.receipt("Paid after closing, owed to the payer: " + receipt(e.receipt()), e.receipt());
            case DoublePaymentReceived e ->
                Told.receipt("Paid a second time, owed to the payer: " + receipt(e.receipt()), e.receipt());
            case OrderClosed e -> Told.plain("Closed: " + closed(e.reason()));
            case DeliveryAcknowledged _ -> Told.plain("The merchant knows of the payment and delivers the goods.");
            case VerificationGivenUp e ->
                Told.plain("The provider could not be asked, " + e.rounds() + " rounds long: a person has to look.");
            case VerificationResumed _ -> Told.plain("Somebody had the provider asked again.");
        };
    }

    private static String placed(OrderPlaced order) {
        var purchase = order.purchase();
        return "Placed as " + order.orderNo() + ": " + purchase.quantity() + " of " + purchase.name() + " for "
                + money(purchase.total()) + ".";
    }

    private static String closed(OrderEvent.Reason reason) {
        return switch (reason) {
            case EXPIRED -> "its time was over.";
            case MERCHANT -> "the merchant wanted it.";
        };
    }

    private static String receipt(Receipt receipt) {
        return receipt.provider() + " took " + money(receipt.amount()) + " as transaction " + receipt.transaction()
                + ".";
    }

    private static String findings(List<AttemptAnswer> answers) {
        return answers.stream()
                .map(answer -> answer.attempt() + " "
                        + answer.finding().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(joining(", "));
    }

    /** 19.90 CNY */
    private static String money(Money money) {
        var asset = money.asset();
        return new BigDecimal(money.minorUnits(), asset.scale()).toPlainString() + " " + asset.code();
    }

    private OrderStory() {}
}

package io.counterfoil.order.provider.alipay;

import io.counterfoil.kernel.money.Money;
import io.counterfoil.kernel.text.Characters;
import io.counterfoil.order.provider.Decoded;
import io.counterfoil.order.provider.Fact;
import io.counterfoil.order.provider.wire.Malformed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a validly signed notice says.
 *
 * <p>Refunds are told under the status of their trade: {@code TRADE_SUCCESS} once more while some of the money stays,
 * {@code TRADE_CLOSED} when all of it has gone back. Only the refund's own fields tell them from a payment, and from a
 * trade that was closed because nobody paid.
 */
final class AlipayNotice {
    private static final String ABOUT_TRADES = "trade_status_sync";
    private static final List<String> DECIDING = List.of(
            "app_id",
            "buyer_id",
            "gmt_payment",
            "gmt_refund",
            "notify_id",
            "notify_time",
            "notify_type",
            "out_biz_no",
            "out_trade_no",
            "refund_fee",
            "seller_id",
            "total_amount",
            "trade_no",
            "trade_status");

    private final AlipayForm form;

    /** @throws Malformed when a value holds what could have been a parameter of its own when it was signed */
    AlipayNotice(AlipayForm form) {
        this.form = form;
        for (var value : form.parameters().values()) {
            if (DECIDING.stream().anyMatch(name -> value.contains("&" + name + "="))) {
                throw new Malformed("a value holds a further parameter");
            }
        }
    }

    boolean is(String name, String value) {
        return form.value(name).equals(value);
    }

    String reference() {
        return form.value("out_trade_no");
    }

    /** @throws Malformed when a field that its kind of notice needs is missing or unreadable */
    Decoded says() {
        if (!is("notify_type", ABOUT_TRADES)) return ignored("not about a trade");
        return switch (form.value("trade_status")) {
            case "TRADE_SUCCESS", "TRADE_FINISHED" -> new Decoded.Accepted(isRefund() ? refunded() : paid());
            case "TRADE_CLOSED" -> new Decoded.Accepted(isRefund() ? refunded() : closed());
            case "WAIT_BUYER_PAY" -> ignored("the payer has yet to pay");
            default -> ignored("a trade_status that we do not know");
        };
    }

    private Decoded ignored(String why) {
        return new Decoded.Ignored(Optional.of(reference()).filter(reference -> !reference.isEmpty()), why);
    }

    private boolean isRefund() {
        return !form.value("gmt_refund").isEmpty() || refundFee().minorUnits().signum() > 0;
    }

    private Fact paid() {
        return new Fact.Paid(
                required("out_trade_no"),
                required("trade_no"),
                Yuan.parse(required("total_amount")),
                time("gmt_payment"),
                Optional.of(form.value("buyer_id")).filter(buyer -> !buyer.isEmpty()));
    }

    private Fact refunded() {
        if (refundFee().minorUnits().signum() == 0) throw new Malformed("a refund of nothing");
        return new Fact.Refunded(
                required("out_trade_no"),
                required("trade_no"),
                Optional.of(form.value("out_biz_no")).filter(number -> !number.isEmpty()),
                Optional.of(refundFee()),
                time("gmt_refund"));
    }

    private Fact closed() {
        return new Fact.ClosedUnpaid(required("out_trade_no"));
    }

    private Money refundFee() {
        var fee = form.value("refund_fee");
        return Yuan.parse(fee.isEmpty() ? "0" : fee);
    }

    /** A payment is none the less one when its own time is missing: then the notice's is the nearest there is. */
    private Instant time(String name) {
        var own = form.value(name);
        return AlipayTime.parse(own.isEmpty() ? required("notify_time") : own);
    }

    private String required(String name) {
        var value = form.value(name);
        if (value.isEmpty()) throw new Malformed("no " + name);
        if (!Characters.arePrintable(value)) throw new Malformed(name + " holds what is no text");
        return value;
    }
}

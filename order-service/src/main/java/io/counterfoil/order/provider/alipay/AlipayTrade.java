package io.counterfoil.order.provider.alipay;

import io.counterfoil.kernel.money.Money;
import io.counterfoil.order.provider.Fact;
import io.counterfoil.order.provider.wire.Malformed;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** How a trade stands, as the signed answer to a query has it. */
record AlipayTrade(Heard.Signed heard, Instant now) {
    /** @throws Malformed when a field that its status needs is missing or unreadable, or the status is unknown */
    Fact says() {
        return switch (required("trade_status")) {
            case "WAIT_BUYER_PAY" -> new Fact.Unpaid(required("out_trade_no"));
            case "TRADE_SUCCESS", "TRADE_FINISHED" -> paid();
            case "TRADE_CLOSED" -> wasPaid() ? refunded() : new Fact.ClosedUnpaid(required("out_trade_no"));
            default -> throw new Malformed("a trade_status that we do not know");
        };
    }

    private boolean wasPaid() {
        return !heard.text("send_pay_date").isEmpty();
    }

    private Fact paid() {
        var paidAt = wasPaid() ? AlipayTime.parse(heard.text("send_pay_date")) : now;
        return new Fact.Paid(required("out_trade_no"), required("trade_no"), total(), paidAt, buyer());
    }

    /** A trade that was paid is closed by giving all of it back. The answer does not tell when: not later than now. */
    private Fact refunded() {
        return new Fact.Refunded(
                required("out_trade_no"), required("trade_no"), Optional.empty(), Optional.of(total()), now);
    }

    private Money total() {
        return Yuan.parse(required("total_amount"));
    }

    /** Newer applications are told an open id in place of the number. */
    private Optional<String> buyer() {
        return Stream.of("buyer_user_id", "buyer_open_id")
                .map(heard::text)
                .filter(buyer -> !buyer.isEmpty())
                .findFirst();
    }

    private String required(String name) {
        var value = heard.text(name);
        if (value.isEmpty()) throw new Malformed("no " + name);
        return value;
    }
}

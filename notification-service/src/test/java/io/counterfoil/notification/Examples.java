package io.counterfoil.notification;

import io.counterfoil.kernel.id.Ids;
import io.counterfoil.kernel.money.Asset;
import io.counterfoil.kernel.money.Money;
import io.counterfoil.kernel.order.Attempt;
import io.counterfoil.kernel.order.AttemptNo;
import io.counterfoil.kernel.order.Buyer;
import io.counterfoil.kernel.order.GoodsId;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.kernel.order.OrderEvent;
import io.counterfoil.kernel.order.OrderEvent.AttemptStarted;
import io.counterfoil.kernel.order.OrderEvent.DeliveryAcknowledged;
import io.counterfoil.kernel.order.OrderEvent.OrderClosed;
import io.counterfoil.kernel.order.OrderEvent.OrderPaid;
import io.counterfoil.kernel.order.OrderEvent.OrderPlaced;
import io.counterfoil.kernel.order.OrderId;
import io.counterfoil.kernel.order.Purchase;
import io.counterfoil.kernel.order.Receipt;
import io.counterfoil.kernel.personal.Encrypted;
import io.counterfoil.platform.eventlog.Recorded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A merchant, what it sells, and an order: the same in every test. */
public final class Examples {
    public static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    public static final MerchantId MERCHANT = MerchantId.derive("first");
    public static final GoodsId GOODS = GoodsId.derive(MERCHANT, "lamp");
    public static final OrderId ORDER = OrderId.derive(MERCHANT, "A-1001");

    private static final AttemptNo ATTEMPT = AttemptNo.of(ORDER, 1);

    public static OrderPlaced placed() {
        var price = Money.of(1999, new Asset("CNY", 2));
        return new OrderPlaced(
                ORDER,
                MERCHANT,
                "A-1001",
                new Purchase(GOODS, "Lamp", 1, price, 1, price),
                new Buyer(sealed("15705420001"), null, sealed("xxxxxx")),
                NOON.plus(Duration.ofMinutes(30)),
                null,
                NOON);
    }

    /** Placed, tried, paid and acknowledged: {@code event-0} to {@code event-3}, at positions from 100. */
    public static List<Recorded> paidOrder() {
        return recorded(
                placed(),
                new AttemptStarted(ORDER, new Attempt(ATTEMPT, "alipay-wap", "main"), null, null, NOON),
                paid(),
                new DeliveryAcknowledged(ORDER, "dl", NOON.plusSeconds(60)));
    }

    /** Placed, tried and expired: {@code event-0} to {@code event-2}, at positions from 100. */
    public static List<Recorded> closedOrder() {
        return recorded(
                placed(),
                new AttemptStarted(ORDER, new Attempt(ATTEMPT, "alipay-wap", "main"), null, null, NOON),
                new OrderClosed(ORDER, OrderEvent.Reason.EXPIRED, NOON.plus(Duration.ofMinutes(30))));
    }

    private static OrderPaid paid() {
        var total = placed().purchase().total();
        var paidAt = NOON.plusSeconds(29);
        var receipt = new Receipt("alipay-wap", "main", "2026010122001", total, paidAt, sealed("2088"), "evidence");
        return new OrderPaid(ORDER, ATTEMPT, receipt, NOON.plusSeconds(30));
    }

    private static List<Recorded> recorded(OrderEvent... events) {
        var history = new ArrayList<Recorded>();
        for (int i = 0; i < events.length; i++) {
            history.add(new Recorded(
                    100 + i, ORDER.value(), i, "order.any/1", "event-" + i, events[i].at(), events[i], Map.of()));
        }
        return history;
    }

    /** Stands for a ciphertext: its key names the text. */
    public static Encrypted sealed(String text) {
        return new Encrypted(Ids.derive("key", "payer"), text);
    }

    private Examples() {}
}

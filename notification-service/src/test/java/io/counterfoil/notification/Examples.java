package io.counterfoil.notification;

import io.counterfoil.kernel.id.Ids;
import io.counterfoil.kernel.money.Asset;
import io.counterfoil.kernel.money.Money;
import io.counterfoil.kernel.order.Buyer;
import io.counterfoil.kernel.order.GoodsId;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.kernel.order.OrderEvent.OrderPlaced;
import io.counterfoil.kernel.order.OrderId;
import io.counterfoil.kernel.order.Purchase;
import io.counterfoil.kernel.personal.Encrypted;
import java.time.Duration;
import java.time.Instant;

/** A merchant, what it sells, and an order: the same in every test. */
public final class Examples {
    public static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    public static final MerchantId MERCHANT = MerchantId.derive("first");
    public static final GoodsId GOODS = GoodsId.derive(MERCHANT, "lamp");
    public static final OrderId ORDER = OrderId.derive(MERCHANT, "A-1001");

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

    /** Stands for a ciphertext: its key names the text. */
    public static Encrypted sealed(String text) {
        return new Encrypted(Ids.derive("key", "payer"), text);
    }

    private Examples() {}
}

package io.counterfoil.bench.micro;

import io.counterfoil.kernel.money.Asset;
import io.counterfoil.kernel.money.Money;
import io.counterfoil.kernel.order.AttemptNo;
import io.counterfoil.kernel.order.Buyer;
import io.counterfoil.kernel.order.GoodsId;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.kernel.order.OrderId;
import io.counterfoil.kernel.order.Purchase;
import io.counterfoil.kernel.order.Receipt;
import io.counterfoil.kernel.personal.Encrypted;
import io.counterfoil.order.ordering.OrderCommand.PlaceOrder;
import io.counterfoil.order.ordering.OrderCommand.RecordPayment;
import io.counterfoil.order.ordering.OrderContent;
import io.counterfoil.order.ordering.Way;
import java.time.Duration;
import java.time.Instant;

/** What is asked of one order, with as much in it as there usually is. */
public final class AnOrder {
    static final MerchantId MERCHANT = MerchantId.derive("bench");

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00.123456Z");
    private static final Money PRICE = Money.of(1_999, Asset.parse("CNY/2"));
    private static final String ORDER_NO = "A-1001";
    private static final OrderId ORDER = OrderId.derive(MERCHANT, ORDER_NO);
    private static final Way WAY = new Way("alipay-wap", MERCHANT.value(), null);

    public static PlaceOrder placing() {
        var purchase = new Purchase(GoodsId.derive(MERCHANT, "bench"), "gift box", 1, PRICE, 1, PRICE);
        var buyer = new Buyer(encrypted("payer"), encrypted("Room 1, 99 Example Road"), encrypted("basket"));
        var returnUrl = "https://shop.example/orders/" + ORDER_NO;
        var content =
                new OrderContent(MERCHANT, ORDER_NO, purchase, buyer, returnUrl, NOW, NOW.plus(Duration.ofMinutes(30)));
        return new PlaceOrder(ORDER, content, WAY);
    }

    static RecordPayment paying() {
        var receipt =
                new Receipt(WAY.provider(), WAY.account(), "2026010122001", PRICE, NOW, encrypted("buyer"), "evidence");
        return new RecordPayment(ORDER, AttemptNo.of(ORDER, 1), receipt, NOW);
    }

    private static Encrypted encrypted(String text) {
        return new Encrypted("c2f6a1de-90b4-4a9e-8a53-3f6c1b9d7e02", "3q2+7wAAAAAAAAAAAAAAAAAAAAA=" + text);
    }

    private AnOrder() {}
}

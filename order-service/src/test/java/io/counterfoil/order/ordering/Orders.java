package io.counterfoil.order.ordering;

import io.counterfoil.kernel.money.Asset;
import io.counterfoil.kernel.money.Money;
import io.counterfoil.kernel.order.Attempt;
import io.counterfoil.kernel.order.AttemptNo;
import io.counterfoil.kernel.order.Buyer;
import io.counterfoil.kernel.order.GoodsId;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.kernel.order.OrderEvent.AttemptClosed;
import io.counterfoil.kernel.order.OrderEvent.AttemptStarted;
import io.counterfoil.kernel.order.OrderEvent.OrderClosed;
import io.counterfoil.kernel.order.OrderEvent.OrderFailed;
import io.counterfoil.kernel.order.OrderEvent.OrderPaid;
import io.counterfoil.kernel.order.OrderEvent.OrderPlaced;
import io.counterfoil.kernel.order.OrderEvent.PaymentPrepared;
import io.counterfoil.kernel.order.OrderEvent.Reason;
import io.counterfoil.kernel.order.OrderId;
import io.counterfoil.kernel.order.PaymentParameters;
import io.counterfoil.kernel.order.Purchase;
import io.counterfoil.kernel.order.Receipt;
import io.counterfoil.kernel.personal.Encrypted;
import io.counterfoil.order.ordering.OrderCommand.PlaceOrder;
import io.counterfoil.order.ordering.OrderCommand.RecordPayment;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The order that the tests of rules talk about: two gift boxes at 9.95 each, with Alipay, for half an hour. */
public final class Orders {
    public static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    public static final Instant LATER = NOON.plusSeconds(60);
    public static final Instant EXPIRY = NOON.plus(Duration.ofMinutes(30));
    public static final Asset CNY = new Asset("CNY", 2);
    public static final MerchantId MERCHANT = MerchantId.derive("shop");
    public static final GoodsId GOODS = GoodsId.derive(MERCHANT, "gift box");
    public static final OrderId ORDER = OrderId.derive(MERCHANT, "A-1001");
    public static final AttemptNo FIRST = AttemptNo.of(ORDER, 1);
    public static final AttemptNo SECOND = AttemptNo.of(ORDER, 2);
    public static final String ALIPAY = "alipay-wap";
    public static final String WECHAT = "wechat-h5";
    public static final String ACCOUNT = "account-1";
    public static final Way BY_ALIPAY = new Way(ALIPAY, ACCOUNT, null);
    public static final Way BY_WECHAT = new Way(WECHAT, ACCOUNT, null);
    public static final Purchase PURCHASE =
            new Purchase(GOODS, "gift box", 1, Money.of(995, CNY), 2, Money.of(1990, CNY));
    public static final Buyer BUYER = new Buyer(new Encrypted("k1", "payer"), null, new Encrypted("k1", "note"));
    public static final OrderContent CONTENT =
            new OrderContent(MERCHANT, "A-1001", PURCHASE, BUYER, "https://shop.example/back", NOON, EXPIRY);

    public static final OrderPlaced PLACED =
            new OrderPlaced(ORDER, MERCHANT, "A-1001", PURCHASE, BUYER, EXPIRY, "https://shop.example/back", NOON);
    public static final AttemptStarted STARTED =
            new AttemptStarted(ORDER, new Attempt(FIRST, ALIPAY, ACCOUNT), null, null, NOON);
    public static final PaymentPrepared PREPARED = prepared(FIRST, EXPIRY, NOON);
    public static final OrderFailed FAILED = new OrderFailed(ORDER, FIRST, "closed-shop", "no", LATER);
    public static final OrderPaid PAID = new OrderPaid(ORDER, FIRST, receipt("tx-1", 1990), LATER);
    public static final OrderClosed CLOSED = new OrderClosed(ORDER, Reason.EXPIRED, EXPIRY);

    public static final AttemptStarted ANOTHER = started(SECOND, WECHAT);

    public static AttemptStarted started(AttemptNo number, String provider) {
        return new AttemptStarted(ORDER, new Attempt(number, provider, ACCOUNT), null, null, LATER);
    }

    public static AttemptClosed closed(AttemptNo number) {
        return new AttemptClosed(ORDER, number, "ev_" + number, LATER);
    }

    public static PlaceOrder place() {
        return new PlaceOrder(ORDER, CONTENT, BY_ALIPAY);
    }

    public static PlaceOrder placeAt(Instant at) {
        var again = new OrderContent(
                MERCHANT, "A-1001", PURCHASE, BUYER, CONTENT.returnUrl(), at, at.plus(CONTENT.expiresIn()));
        return new PlaceOrder(ORDER, again, BY_ALIPAY);
    }

    public static PaymentPrepared prepared(AttemptNo attempt, Instant validUntil, Instant at) {
        return new PaymentPrepared(ORDER, attempt, parameters(validUntil), at);
    }

    public static PaymentParameters parameters(Instant validUntil) {
        return new PaymentParameters("redirect", Map.of("url", "https://pay.example/1"), validUntil);
    }

    public static RecordPayment pay(String transaction, long fen) {
        return new RecordPayment(ORDER, FIRST, receipt(transaction, fen), LATER);
    }

    public static Receipt receipt(String transaction, long fen) {
        return receipt(ALIPAY, ACCOUNT, transaction, fen);
    }

    public static Receipt receipt(String provider, String account, String transaction, long fen) {
        return new Receipt(provider, account, transaction, Money.of(fen, CNY), LATER, null, "ev_" + transaction);
    }

    private Orders() {}
}

package io.counterfoil.bench.measure;

import io.counterfoil.kernel.money.Asset;
import io.counterfoil.kernel.money.Money;
import io.counterfoil.kernel.order.Buyer;
import io.counterfoil.kernel.order.GoodsId;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.kernel.order.OrderId;
import io.counterfoil.kernel.order.Purchase;
import io.counterfoil.order.goods.GoodsCommand.CreateGoods;
import io.counterfoil.order.merchant.MerchantCommand.AccountValues;
import io.counterfoil.order.merchant.MerchantCommand.RegisterMerchant;
import io.counterfoil.order.merchant.MerchantCommand.SetProviderAccount;
import io.counterfoil.order.merchant.ProviderAccounts;
import io.counterfoil.order.ordering.OrderCommand.PlaceOrder;
import io.counterfoil.order.ordering.OrderContent;
import io.counterfoil.order.ordering.Way;
import io.counterfoil.order.ordering.Wish;
import io.counterfoil.order.provider.Preparation.Payer;
import io.counterfoil.platform.personal.KeyRing;
import io.counterfoil.platform.personal.Owner;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;

/**
 * A merchant with goods, and orders for them as the door would make commands of them: ids are derived for each, payers were
 * encrypted beforehand.
 */
public final class Shop {
    static final String PROVIDER = "stub-wap";

    private static final int PAYERS = 256;
    private static final long FIRST_PAYER = 15_705_420_001L;
    private static final Duration PAYABLE = Duration.ofMinutes(30);
    private static final Money PRICE = Money.of(1_999, Asset.parse("CNY/2"));

    private final MerchantId merchant;
    private final GoodsId goods;
    private final Till till;
    private final InstantSource clock;
    private final CommandGateway gateway;
    /** Orders of another run are other orders. */
    private final String run = Long.toString(System.nanoTime(), Character.MAX_RADIX);

    private final AtomicLong number = new AtomicLong();

    /** @param account with the provider that takes the money, by its alias */
    private record Till(String account, List<Buyer> buyers) {}

    private Shop(Lab lab, MerchantId merchant, GoodsId goods, Till till) {
        this.merchant = merchant;
        this.goods = goods;
        this.till = till;
        this.clock = lab.bean(InstantSource.class);
        this.gateway = lab.bean(CommandGateway.class);
    }

    public static Shop open(Lab lab) {
        return open(lab, "bench", PAYERS);
    }

    /** @param payers who come again and again: each has a key, which takes a moment to make */
    public static Shop open(Lab lab, String name, int payers) {
        var now = lab.bean(InstantSource.class).instant();
        var gateway = lab.bean(CommandGateway.class);
        var merchant = MerchantId.derive(name);
        var goods = GoodsId.derive(merchant, "bench");
        gateway.sendAndWait(new RegisterMerchant(merchant, "Bench", now));
        gateway.sendAndWait(new CreateGoods(goods, merchant, "gift box", PRICE, now));
        gateway.sendAndWait(
                new SetProviderAccount(merchant, new AccountValues(PROVIDER, Set.of(), Map.of(), Map.of()), now));
        var account = lab.bean(ProviderAccounts.class).of(merchant, PROVIDER).orElseThrow();
        return new Shop(
                lab, merchant, goods, new Till(account.alias(), buyers(lab.bean(KeyRing.class), merchant, payers)));
    }

    private static List<Buyer> buyers(KeyRing keys, MerchantId merchant, int payers) {
        return IntStream.range(0, payers)
                .mapToObj(i -> buyer(keys, merchant, i))
                .toList();
    }

    private static Buyer buyer(KeyRing keys, MerchantId merchant, int payer) {
        var name = Long.toString(FIRST_PAYER + payer);
        var owner = Owner.payer(merchant, name);
        return new Buyer(
                keys.encrypt(owner, name),
                keys.encrypt(owner, "Room " + payer + ", 99 Example Road"),
                keys.encrypt(owner, "basket-" + payer));
    }

    public MerchantId merchant() {
        return merchant;
    }

    public GoodsId goods() {
        return goods;
    }

    public String nextOrderNo() {
        return run + "-" + number.incrementAndGet();
    }

    /** One of those who come again and again. */
    String payer() {
        return Long.toString(FIRST_PAYER + number.get() % till.buyers().size());
    }

    /** An order that nobody has placed yet. */
    public PlaceOrder nextOrder() {
        var orderNo = nextOrderNo();
        var now = clock.instant();
        var buyer = till.buyers().get((int) (number.get() % till.buyers().size()));
        var purchase = new Purchase(goods, "gift box", 1, PRICE, 1, PRICE);
        var content = new OrderContent(
                merchant, orderNo, purchase, buyer, "https://shop.example/orders/" + orderNo, now, now.plus(PAYABLE));
        return new PlaceOrder(OrderId.derive(merchant, orderNo), content, new Way(PROVIDER, till.account(), null));
    }

    /** What the door makes of a request, before anything is looked up. */
    public Wish nextWish() {
        var orderNo = nextOrderNo();
        return new Wish(
                orderNo,
                goods,
                1,
                PROVIDER,
                payer(),
                Payer.UNKNOWN,
                "Room 1, 99 Example Road",
                "basket",
                PAYABLE,
                "https://shop.example/orders/" + orderNo);
    }

    /** So many callers for a while, each placing the next order when the last is placed. */
    public Stretch placeOrders(int callers, Duration time) {
        return Crew.call(callers, time, () -> gateway.sendAndWait(nextRequest()));
    }

    /** With what the door notes about the request. */
    public CommandMessage<PlaceOrder> nextRequest() {
        return new GenericCommandMessage<>(nextOrder(), Map.of("actor", merchant + "/1"));
    }
}

package io.counterfoil.bench.hotstream;

import io.counterfoil.bench.measure.Lab;
import io.counterfoil.kernel.money.Asset;
import io.counterfoil.kernel.money.Money;
import io.counterfoil.kernel.order.GoodsId;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.order.goods.Catalogue;
import io.counterfoil.order.goods.GoodsCommand.ChangePrice;
import io.counterfoil.order.goods.GoodsCommand.CreateGoods;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.gateway.CommandGateway;

/** Goods whose prices change; how long each change takes. */
final class Prices {
    private static final Asset CURRENCY = Asset.parse("CNY/2");
    private static final int COOL_GOODS = 10;
    private static final int EVENTS = 10;
    private static final int CHANGES = 10;

    private final CommandGateway gateway;
    private final InstantSource clock;
    private final Catalogue catalogue;
    private final MerchantId merchant;
    /** No price is the one before it. */
    private final AtomicLong price = new AtomicLong(System.nanoTime());

    Prices(Lab lab, MerchantId merchant) {
        this.gateway = lab.bean(CommandGateway.class);
        this.clock = lab.bean(InstantSource.class);
        this.catalogue = lab.bean(Catalogue.class);
        this.merchant = merchant;
    }

    GoodsId named(String name) {
        return GoodsId.derive(merchant, name);
    }

    List<String> names(String group) {
        return IntStream.range(0, COOL_GOODS).mapToObj(i -> group + " " + i).toList();
    }

    GoodsId create(String name) {
        var goods = named(name);
        gateway.sendAndWait(new CreateGoods(goods, merchant, "gift box", nextPrice(), clock.instant()));
        return goods;
    }

    /** With ten events each. */
    void createCool(String group) {
        for (var name : names(group)) {
            var goods = create(name);
            for (int i = 1; i < EVENTS; i++) change(goods);
        }
    }

    /** @return microseconds */
    long change(GoodsId goods) {
        var begin = System.nanoTime();
        gateway.sendAndWait(new ChangePrice(goods, nextPrice(), clock.instant()));
        return micros(begin);
    }

    /** As who places an order does. */
    long read(GoodsId goods) {
        var begin = System.nanoTime();
        catalogue.require(goods);
        return micros(begin);
    }

    /** The median of as many changes as {@link #changeCool} makes. */
    long changeOften(GoodsId goods) {
        return median(IntStream.range(0, COOL_GOODS * CHANGES)
                .mapToLong(_ -> change(goods))
                .toArray());
    }

    /** The median of the changes that follow the first ten events of goods. */
    long changeCool(String group) {
        createCool(group);
        return median(names(group).stream()
                .map(this::named)
                .flatMapToLong(goods -> IntStream.range(0, CHANGES).mapToLong(_ -> change(goods)))
                .toArray());
    }

    private Money nextPrice() {
        return Money.of(price.incrementAndGet(), CURRENCY);
    }

    private static long micros(long begin) {
        return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begin);
    }

    private static long median(long... micros) {
        Arrays.sort(micros);
        return micros[micros.length / 2];
    }
}

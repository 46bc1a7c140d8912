package io.counterfoil.order.goods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.money.Asset;
import io.counterfoil.kernel.money.Money;
import io.counterfoil.kernel.order.GoodsEvent;
import io.counterfoil.kernel.order.GoodsEvent.GoodsActivated;
import io.counterfoil.kernel.order.GoodsEvent.GoodsCreated;
import io.counterfoil.kernel.order.GoodsEvent.GoodsDeactivated;
import io.counterfoil.kernel.order.GoodsEvent.GoodsPriceChanged;
import io.counterfoil.kernel.order.GoodsEvent.GoodsRenamed;
import io.counterfoil.kernel.order.GoodsId;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.kernel.text.Name;
import io.counterfoil.order.goods.GoodsCommand.ActivateGoods;
import io.counterfoil.order.goods.GoodsCommand.ChangePrice;
import io.counterfoil.order.goods.GoodsCommand.CreateGoods;
import io.counterfoil.order.goods.GoodsCommand.DeactivateGoods;
import io.counterfoil.order.goods.GoodsCommand.RenameGoods;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ManagingGoodsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final MerchantId SHOP = MerchantId.derive("shop");
    private static final GoodsId TEA = GoodsId.derive(SHOP, "tea");
    private static final Goods RULES = new Goods();

    private final List<GoodsEvent> history = new ArrayList<>();

    @Test
    void starts_at_a_price() {
        assertThat(when(create("Tea", 1999))).containsExactly(new GoodsCreated(TEA, SHOP, "Tea", yuan(1999), NOW));
        assertThat(when(create("Tea", 1999))).isEmpty();
        assertRefused("idempotency-key-reused", "/name", create("Coffee", 1999));
        assertRefused("idempotency-key-reused", "/price", create("Tea", 2000));
    }

    @Test
    void is_repeated_harmlessly_after_a_change() {
        when(create("Tea", 1999));
        when(new RenameGoods(TEA, "Green tea", NOW));
        when(new ChangePrice(TEA, yuan(1), NOW));
        assertThat(when(create("Tea", 1999))).isEmpty();
    }

    @Test
    void is_refused_while_there_are_none() {
        assertRefused("goods-unknown", null, new ChangePrice(TEA, yuan(1), NOW));
        assertRefused("goods-unknown", null, new RenameGoods(TEA, "Tea", NOW));
        assertRefused("goods-unknown", null, new DeactivateGoods(TEA, NOW));
        assertRefused("goods-unknown", null, new ActivateGoods(TEA, NOW));
    }

    @Test
    void counts_prices() {
        when(create("Tea", 1999));
        assertThat(when(new ChangePrice(TEA, yuan(2), NOW)))
                .containsExactly(new GoodsPriceChanged(TEA, yuan(2), 2, NOW));
        assertThat(when(new ChangePrice(TEA, yuan(2), NOW))).isEmpty();
        assertThat(when(new ChangePrice(TEA, yuan(1999), NOW)))
                .containsExactly(new GoodsPriceChanged(TEA, yuan(1999), 3, NOW));
    }

    @Test
    void has_a_price_of_at_least_one() {
        assertRefused("price-not-positive", "/price", create("Tea", 0));
        when(create("Tea", 1));
        assertRefused("price-not-positive", "/price", new ChangePrice(TEA, yuan(0), NOW));
    }

    @Test
    void has_a_name_as_long_as_the_limit_and_no_longer() {
        when(create("Tea", 1));
        assertRefused("name-too-long", "/name", new RenameGoods(TEA, "茶".repeat(Name.LENGTH_MAX + 1), NOW));
        assertRefused("name-blank", "/name", new RenameGoods(TEA, " ", NOW));
        for (var odd : List.of("\n", "\u0000", "\ud800")) {
            assertRefused("name-unprintable", "/name", new RenameGoods(TEA, "Tea" + odd, NOW));
        }
        var longest = "茶".repeat(Name.LENGTH_MAX);
        assertThat(when(new RenameGoods(TEA, longest, NOW))).containsExactly(new GoodsRenamed(TEA, longest, NOW));
        assertThat(when(new RenameGoods(TEA, longest, NOW))).isEmpty();
    }

    @Test
    void goes_off_sale_and_on_again_once() {
        when(create("Tea", 1));
        assertThat(when(new ActivateGoods(TEA, NOW))).isEmpty();
        assertThat(when(new DeactivateGoods(TEA, NOW))).containsExactly(new GoodsDeactivated(TEA, NOW));
        assertThat(when(new DeactivateGoods(TEA, NOW))).isEmpty();
        assertThat(when(new ActivateGoods(TEA, NOW))).containsExactly(new GoodsActivated(TEA, NOW));
    }

    private List<GoodsEvent> when(GoodsCommand command) {
        var events = RULES.decide(command, RULES.replay(history));
        history.addAll(events);
        return events;
    }

    private void assertRefused(String code, @Nullable String pointer, GoodsCommand command) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> when(command))
                .returns(code, Rejected::code)
                .returns(pointer, Rejected::pointer);
    }

    private static GoodsCommand create(String name, long price) {
        return new CreateGoods(TEA, SHOP, name, yuan(price), NOW);
    }

    private static Money yuan(long fen) {
        return Money.of(fen, new Asset("CNY", 2));
    }
}

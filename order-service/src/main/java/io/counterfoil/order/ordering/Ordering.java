package io.counterfoil.order.ordering;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.kernel.order.OrderId;
import io.counterfoil.kernel.order.Purchase;
import io.counterfoil.order.goods.Catalogue;
import io.counterfoil.order.merchant.ProviderAccounts;
import io.counterfoil.order.ordering.OrderCommand.PlaceOrder;
import io.counterfoil.order.ordering.OrderCommand.StartAttempt;
import io.counterfoil.order.ordering.OrderState.Present;
import io.counterfoil.order.provider.ProviderAccount;
import io.counterfoil.order.provider.Providers;
import io.counterfoil.platform.eventlog.Glance;
import io.counterfoil.platform.eventlog.History;
import io.counterfoil.platform.eventlog.Thing;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Places orders and gets them ready to be paid. Calls providers, so never within a transaction. */
@Component
public class Ordering {
    private static final Order RULES = new Order();

    private final History history;
    private final Catalogue catalogue;
    private final ProviderAccounts accounts;
    private final PaymentDesk desk;
    private final Providers providers;
    private final PayerVault vault;
    private final InstantSource clock;

    Ordering(
            History history,
            Catalogue catalogue,
            ProviderAccounts accounts,
            PaymentDesk desk,
            Providers providers,
            PayerVault vault,
            InstantSource clock) {
        this.history = history;
        this.catalogue = catalogue;
        this.accounts = accounts;
        this.desk = desk;
        this.providers = providers;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * Asked for again in the same words, gives the same order, with what is needed to pay it renewed where it had expired.
     *
     * @throws Rejected where the order number stands for another order, or what is wished cannot be had
     */
    public Present place(MerchantId merchant, Wish wish) {
        var left = TimeLeft.ofRequest();
        var order = new Thing<>(OrderId.derive(merchant, wish.orderNo()), RULES);
        var now = history.glance(
                vault.place(merchant, wish), order, catalogue.thing(wish.goods()), accounts.thing(merchant));
        var asked = new Asked(merchant, wish, now);
        var command = now.of(order) instanceof Present known ? again(asked, known.dossier()) : first(asked, left);
        return desk.makePayable(command.order(), desk.after(command), left);
    }

    /**
     * What it takes to have an order paid in another way; the command changes it, this does not.
     *
     * @param dossier the order as it was when it was decided what to close
     */
    public StartAttempt another(OrderId order, Dossier dossier, AnotherWay wish) {
        var merchant = dossier.content().merchant();
        var account = account(accounts.of(merchant, wish.provider()), wish.provider());
        var needed = providers.get(wish.provider()).needed();
        PayerVault.require(needed, wish.details());
        var payer = vault.keep(needed, wish.details(), dossier.content().buyer());
        var way = new Way(wish.provider(), account.alias(), payer);
        return new StartAttempt(order, way, wish.key(), dossier.choices().size(), clock.instant());
    }

    /**
     * Lets an order be paid in another way. Attempts to pay it in others should be closed at their providers by then.
     *
     * @throws Rejected {@code order-changed} where another way was chosen since the command was made
     */
    public Present choose(StartAttempt command, TimeLeft left) {
        var order = desk.makePayable(command.order(), desk.after(command), left);
        Choosing.requireOpen(order);
        return order;
    }

    private OrderContent content(Asked asked, Purchase purchase) {
        var wish = asked.wish();
        var buyer = vault.buyer(asked.merchant(), wish, asked.now());
        var at = clock.instant();
        return new OrderContent(
                asked.merchant(), wish.orderNo(), purchase, buyer, wish.returnUrl(), at, at.plus(wish.expiresIn()));
    }

    private PlaceOrder first(Asked asked, TimeLeft left) {
        var wish = asked.wish();
        var purchase = purchase(asked);
        var account = account(accounts.of(asked.merchant(), wish.provider(), asked.now()), wish.provider());
        var needed = providers.get(wish.provider()).needed();
        PayerVault.require(needed, wish.details());
        var content = content(asked, purchase);
        var payer = vault.keep(needed, wish.details(), content.buyer());
        var way = new Way(wish.provider(), account.alias(), payer);
        return desk.payable(new PlaceOrder(asked.order(), content, way), account, left);
    }

    /**
     * Price, account and what is known about the payer are not asked again: each may have changed, or gone, since the
     * order was placed.
     */
    private PlaceOrder again(Asked asked, Dossier known) {
        var wish = asked.wish();
        var was = known.content().purchase();
        var purchase =
                new Purchase(wish.goods(), was.name(), was.priceVersion(), was.price(), wish.quantity(), was.total());
        var first = known.tries().getFirst();
        var way = new Way(wish.provider(), first.attempt().account(), first.payer());
        return new PlaceOrder(asked.order(), content(asked, purchase), way);
    }

    private Purchase purchase(Asked asked) {
        var wish = asked.wish();
        var offer = catalogue
                .find(wish.goods(), asked.now())
                .filter(found -> found.merchant().equals(asked.merchant()))
                .orElseThrow(() -> Rejected.invalid("goods-unknown", "there are no such goods", "/goods"));
        if (!offer.active()) throw Rejected.invalid("goods-inactive", "these goods are not for sale now", "/goods");
        var total = offer.price().times(wish.quantity());
        return new Purchase(wish.goods(), offer.name(), offer.priceVersion(), offer.price(), wish.quantity(), total);
    }

    private static ProviderAccount account(Optional<ProviderAccount> found, String provider) {
        return found.orElseThrow(() -> Rejected.invalid(
                "provider-account-missing", "the merchant has no account with " + provider, "/provider"));
    }

    /** @param now how everything stands that it takes to place the order */
    private record Asked(MerchantId merchant, Wish wish, Glance now) {
        OrderId order() {
            return OrderId.derive(merchant, wish.orderNo());
        }
    }
}

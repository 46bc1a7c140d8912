package io.counterfoil.order.merchant;

import io.counterfoil.kernel.order.MerchantEvent.ProviderAccountSet;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.order.merchant.MerchantState.Registered;
import io.counterfoil.order.provider.ProviderAccount;
import io.counterfoil.platform.eventlog.Glance;
import io.counterfoil.platform.eventlog.Thing;
import io.counterfoil.platform.personal.KeyRing;
import java.util.HashMap;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The merchants' accounts with providers, ready for use: their secrets are in the clear. Always current. */
@Component
public class ProviderAccounts {
    private final Merchants merchants;
    private final KeyRing keys;

    ProviderAccounts(Merchants merchants, KeyRing keys) {
        this.merchants = merchants;
        this.keys = keys;
    }

    /** The account in use. */
    public Optional<ProviderAccount> of(MerchantId merchant, String provider) {
        return merchants.find(merchant).flatMap(registered -> inUse(registered, provider));
    }

    /** What to look at together with other things, to find an account in use {@link #of there}. */
    public Thing<?> thing(MerchantId merchant) {
        return Merchants.thing(merchant);
    }

    public Optional<ProviderAccount> of(MerchantId merchant, String provider, Glance now) {
        return now.of(Merchants.thing(merchant)) instanceof Registered registered
                ? inUse(registered, provider)
                : Optional.empty();
    }

    private Optional<ProviderAccount> inUse(Registered merchant, String provider) {
        return Optional.ofNullable(merchant.accounts().get(provider)).map(this::open);
    }

    /** @param alias as in {@code POST /v1/callback/{provider}/{alias}}, from a stranger; of an account of the past too */
    public Optional<ProviderAccount> byAlias(String provider, String alias) {
        return Aliases.merchantOf(alias)
                .flatMap(merchants::find)
                .flatMap(registered ->
                        Optional.ofNullable(registered.everyAccount().get(alias)))
                .filter(account -> account.provider().equals(provider))
                .map(this::open);
    }

    private ProviderAccount open(ProviderAccountSet account) {
        var values = new HashMap<>(account.settings());
        var disclosure = keys.disclosure();
        account.secrets()
                .forEach((name, secret) -> values.put(
                        name,
                        disclosure
                                .decrypt(secret)
                                .orElseThrow(() -> new IllegalStateException(
                                        "the key that encrypts " + name + " of " + account.merchant() + " is gone"))));
        return new ProviderAccount(account.merchant(), account.provider(), account.alias(), values);
    }
}

package io.counterfoil.channel.trading;

import io.counterfoil.kernel.channel.AccountId;
import io.counterfoil.kernel.channel.Scheme;
import io.counterfoil.kernel.money.Money;
import java.util.List;

/**
 * @param party the merchant's id
 * @param reserved the part of the balance that is set aside for channels
 * @param available the rest
 */
public record AccountView(
        AccountId account, String party, Money balance, Money reserved, Money available, List<Key> keys) {
    public AccountView {
        keys = List.copyOf(keys);
    }

    /** @param key a Filecoin address as the main net writes it, or an Ed25519 public key in base64url */
    public record Key(Scheme scheme, String key) {}
}

package io.counterfoil.channel.trading.web;

import io.counterfoil.channel.trading.AccountView;
import io.counterfoil.kernel.channel.AccountId;
import io.counterfoil.platform.http.WireMoney;
import java.util.List;

/**
 * An account.
 *
 * @param merchant whose it is
 * @param reserved the part of the balance that is set aside for channels
 * @param available the rest
 */
record AccountBody(
        AccountId id, String merchant, WireMoney balance, WireMoney reserved, WireMoney available, List<KeyBody> keys) {
    static AccountBody of(AccountView account) {
        return new AccountBody(
                account.account(),
                account.party(),
                WireMoney.of(account.balance()),
                WireMoney.of(account.reserved()),
                WireMoney.of(account.available()),
                account.keys().stream()
                        .map(key -> new KeyBody(Words.of(key.scheme()), key.key()))
                        .toList());
    }
}

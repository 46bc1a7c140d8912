package io.counterfoil.channel.actor;

import io.counterfoil.channel.canonical.NativeScheme;
import io.counterfoil.channel.filecoin.FilecoinScheme;
import io.counterfoil.kernel.channel.AccountId;
import io.counterfoil.kernel.channel.Epochs;
import io.counterfoil.kernel.channel.Party;
import io.counterfoil.kernel.channel.Scheme;
import io.counterfoil.kernel.channel.Terms;
import io.counterfoil.kernel.money.Asset;
import io.counterfoil.kernel.money.Money;
import java.math.BigInteger;
import java.util.List;

/** A payer, a payee, and what they have agreed on. */
public final class Parties {
    public static Terms filecoin(String payer, String payee, String... names) {
        return terms(
                Scheme.FILECOIN,
                List.of(payer, payee),
                List.of(names),
                FilecoinScheme.FIL,
                FilecoinScheme.EPOCHS,
                FilecoinScheme.SETTLE_DELAY_EPOCHS);
    }

    public static Terms plain(String payer, String payee, String name) {
        return terms(
                Scheme.NATIVE, List.of(payer, payee), List.of(name), new Asset("USD", 2), NativeScheme.EPOCHS, 3600);
    }

    private static Terms terms(
            Scheme scheme, List<String> keys, List<String> names, Asset asset, Epochs epochs, long settleDelay) {
        return new Terms(scheme, party(keys.getFirst()), party(keys.getLast()), names, asset, epochs, settleDelay);
    }

    private static Party party(String key) {
        return new Party(AccountId.derive(key, "FIL/18"), key);
    }

    public static Money money(Terms terms, String amount) {
        return new Money(new BigInteger(amount), terms.asset());
    }

    public static Money money(Terms terms, long amount) {
        return Money.of(amount, terms.asset());
    }

    private Parties() {}
}

package io.counterfoil.channel;

import io.counterfoil.Http;
import io.counterfoil.TestMerchant;
import io.counterfoil.channel.filecoin.FilecoinScheme;
import io.counterfoil.channel.trading.Accounts;
import io.counterfoil.channel.trading.Asker;
import io.counterfoil.kernel.channel.AccountId;
import io.counterfoil.kernel.channel.Scheme;
import io.counterfoil.kernel.money.Money;
import io.counterfoil.kernel.order.MerchantId;
import java.math.BigInteger;

/**
 * A merchant with an account of FIL and a key that is kept for it.
 *
 * @param key its address
 */
record Trader(TestMerchant merchant, AccountId account, String key) {
    private static final Asker OPERATOR = new Asker.Operator();

    /** @param atto what it begins with */
    static Trader open(Http operator, Accounts accounts, String atto) {
        var merchant = TestMerchant.open(operator);
        var account = accounts.open(OPERATOR, new MerchantId(merchant.id()), FilecoinScheme.FIL);
        accounts.deposit(OPERATOR, account, "bank-1", new Money(new BigInteger(atto), FilecoinScheme.FIL));
        return new Trader(merchant, account, accounts.makeKey(OPERATOR, account, Scheme.FILECOIN, "first"));
    }

    Rpc rpc() {
        return new Rpc(merchant.server());
    }

    String balance(Accounts accounts) {
        return accounts.account(OPERATOR, account).balance().minorUnits().toString();
    }
}

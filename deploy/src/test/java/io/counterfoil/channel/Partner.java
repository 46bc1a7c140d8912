package io.counterfoil.channel;

import io.counterfoil.channel.filecoin.FilAmount;
import io.counterfoil.channel.filecoin.FilecoinScheme;
import io.counterfoil.channel.funding.FundingCommand.Use;
import io.counterfoil.channel.trading.AccountView;
import io.counterfoil.channel.trading.Accounts;
import io.counterfoil.channel.trading.Asked;
import io.counterfoil.channel.trading.Asker;
import io.counterfoil.channel.trading.Channels;
import io.counterfoil.channel.trading.Created;
import io.counterfoil.channel.trading.FundsWanted;
import io.counterfoil.channel.trading.Pair;
import io.counterfoil.kernel.channel.AccountId;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.Scheme;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.money.Asset;
import io.counterfoil.kernel.money.Money;
import io.counterfoil.kernel.order.MerchantId;
import java.time.Duration;
import java.util.UUID;

/** A merchant with an account and a key that we keep. */
record Partner(Accounts accounts, Channels channels, Asker asker, AccountId account, Scheme scheme, String key) {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Asker OPERATOR = new Asker.Operator();

    static Partner of(Accounts accounts, Channels channels, Scheme scheme, Money money) {
        var merchant = MerchantId.derive(UUID.randomUUID().toString());
        var asker = new Asker.Merchant(merchant);
        var account = accounts.open(asker, merchant, money.asset());
        if (money.minorUnits().signum() > 0) accounts.deposit(OPERATOR, account, "bank-1", money);
        return new Partner(
                accounts, channels, asker, account, scheme, accounts.makeKey(asker, account, scheme, "first"));
    }

    static Money fil(long whole) {
        return new Money(FilAmount.parse(Long.toString(whole)), FilecoinScheme.FIL);
    }

    Pair to(Partner payee) {
        return new Pair(scheme, key, payee.key(), asset());
    }

    Asset asset() {
        return standing().balance().asset();
    }

    AccountView standing() {
        return accounts.account(asker, account);
    }

    /** Waits until they have arrived. */
    ChannelId fund(Partner payee, Money amount) {
        var asked = ask(payee, amount, UUID.randomUUID().toString());
        return channels.awaitReady(asker, asked.sentinel().orElseThrow(), PATIENCE);
    }

    Asked ask(Partner payee, Money amount, String request) {
        return channels.fund(asker, new FundsWanted(to(payee), amount, new Use(false, false), request));
    }

    /** For the one who asks alone. */
    Asked reserve(Partner payee, Money amount, String request) {
        return channels.fund(asker, new FundsWanted(to(payee), amount, new Use(true, false), request));
    }

    /** The voucher's text. */
    String promise(ChannelId channel, long lane, Money amount) {
        return ((Created.Issued) channels.createVoucher(asker, channel, Uint64.of(lane), amount)).text();
    }

    /** By how much it promises more. */
    Money take(ChannelId channel, String voucher) {
        return channels.addVoucher(asker, channel, voucher).increase();
    }
}

package io.counterfoil.channel.trading;

import io.counterfoil.kernel.channel.AccountId;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.money.Asset;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.platform.access.Caller;

/** On whose behalf something is asked of accounts and channels. */
public sealed interface Asker {
    /** Whether the account is the asker's business. */
    boolean actsFor(AccountId account, Asset asset);

    /** The people who run this installation: they act for everybody. */
    record Operator() implements Asker {
        @Override
        public boolean actsFor(AccountId account, Asset asset) {
            return true;
        }
    }

    record Merchant(MerchantId id) implements Asker {
        @Override
        public boolean actsFor(AccountId account, Asset asset) {
            return AccountId.derive(id.value(), asset.toString()).equals(account);
        }
    }

    /** @throws Rejected for a caller who has nothing to do with channels */
    static Asker of(Caller caller) {
        return switch (caller) {
            case Caller.Operator _ -> new Operator();
            case Caller.Server server -> new Merchant(server.merchant());
            case Caller.Front _, Caller.Client _, Caller.Analyst _, Caller.Auditor _ ->
                throw Rejected.unknown("channel-unknown", "Nothing is known by this id.");
        };
    }
}

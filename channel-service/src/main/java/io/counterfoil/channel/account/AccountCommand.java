package io.counterfoil.channel.account;

import io.counterfoil.kernel.channel.AccountId;
import io.counterfoil.kernel.channel.KeyId;
import io.counterfoil.kernel.channel.MovementId;
import io.counterfoil.kernel.channel.MovementKind;
import io.counterfoil.kernel.channel.Scheme;
import io.counterfoil.kernel.money.Asset;
import io.counterfoil.kernel.money.Money;
import io.counterfoil.kernel.personal.Encrypted;
import io.counterfoil.platform.eventlog.Begins;
import java.time.Instant;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What may be asked of an account. */
public sealed interface AccountCommand {
    AccountId account();

    Instant now();

    /** The movements that have to be known to decide it. */
    default Set<MovementId> movements() {
        return Set.of();
    }

    @Begins
    record OpenAccount(@TargetAggregateIdentifier AccountId account, String party, Asset asset, Instant now)
            implements AccountCommand {}

    /**
     * @param asset the account's
     * @param secret where we are to sign with it
     */
    record AddKey(
            @TargetAggregateIdentifier AccountId account,
            Scheme scheme,
            String key,
            Asset asset,
            @Nullable Encrypted secret,
            Instant now)
            implements AccountCommand {
        public KeyId id() {
            return KeyId.of(scheme, key, asset);
        }
    }

    /** Of money. Asked again under the same reference, it is the same movement. */
    sealed interface Move extends AccountCommand {
        String reference();

        default MovementId movement() {
            return MovementId.of(account(), reference());
        }

        @Override
        default Set<MovementId> movements() {
            return Set.of(movement());
        }
    }

    /** One that makes a movement. */
    sealed interface Begin extends Move {
        Money amount();

        MovementKind kind();
    }

    record Deposit(@TargetAggregateIdentifier AccountId account, String reference, Money amount, Instant now)
            implements Begin {
        @Override
        public MovementKind kind() {
            return MovementKind.DEPOSITED;
        }
    }

    record Withdraw(@TargetAggregateIdentifier AccountId account, String reference, Money amount, Instant now)
            implements Begin {
        @Override
        public MovementKind kind() {
            return MovementKind.WITHDRAWN;
        }
    }

    /**
     * Sets aside what a channel is to hold. Where there is too little, that is an outcome and no refusal: it is so for good,
     * and whoever asks again hears the same.
     */
    record Reserve(@TargetAggregateIdentifier AccountId account, String reference, Money amount, Instant now)
            implements Begin {
        @Override
        public MovementKind kind() {
            return MovementKind.RESERVED;
        }
    }

    /** From a channel that was collected. */
    record Receive(@TargetAggregateIdentifier AccountId account, String reference, Money amount, Instant now)
            implements Begin {
        @Override
        public MovementKind kind() {
            return MovementKind.RECEIVED;
        }
    }

    /** One that says what has become of money that was set aside. */
    sealed interface End extends Move {
        MovementKind kind();
    }

    /** The channel does not hold it. */
    record Release(@TargetAggregateIdentifier AccountId account, String reference, Instant now) implements End {
        @Override
        public MovementKind kind() {
            return MovementKind.RELEASED;
        }
    }

    /** The channel holds it. */
    record Spend(@TargetAggregateIdentifier AccountId account, String reference, Instant now) implements End {
        @Override
        public MovementKind kind() {
            return MovementKind.SPENT;
        }
    }
}

package io.counterfoil.kernel.channel;

import io.counterfoil.kernel.fact.StoredAs;
import io.counterfoil.kernel.id.Id;
import io.counterfoil.kernel.money.Asset;
import io.counterfoil.kernel.money.Money;
import io.counterfoil.kernel.personal.Encrypted;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What has happened to a party's money in one asset. */
public sealed interface AccountEvent {
    AccountId account();

    Id stream();

    /** In the account's own stream. */
    sealed interface OfAccount extends AccountEvent {
        @Override
        default Id stream() {
            return account();
        }
    }

    @StoredAs("channel.account-opened/1")
    record AccountOpened(AccountId account, String party, Asset asset, Instant at) implements OfAccount {}

    /** @param key what the party's signatures are held against */
    @StoredAs("channel.account-key-added/1")
    record AccountKeyAdded(AccountId account, Scheme scheme, String key, Instant at) implements OfAccount {}

    /** @param reference what the operator calls it */
    @StoredAs("channel.money-deposited/1")
    record MoneyDeposited(AccountId account, String reference, Money amount, Instant at) implements OfAccount {}

    @StoredAs("channel.money-withdrawn/1")
    record MoneyWithdrawn(AccountId account, String reference, Money amount, Instant at) implements OfAccount {}

    /** @param reference what the deposit into a channel is called */
    @StoredAs("channel.money-reserved/1")
    record MoneyReserved(AccountId account, String reference, Money amount, Instant at) implements OfAccount {}

    /** There was too little for a deposit into a channel: it is never made under this reference. */
    @StoredAs("channel.reservation-refused/1")
    record ReservationRefused(AccountId account, String reference, Money amount, Instant at) implements OfAccount {}

    /** The deposit was not made. */
    @StoredAs("channel.money-released/1")
    record MoneyReleased(AccountId account, String reference, Money amount, Instant at) implements OfAccount {}

    /** The deposit was made: it is the channel's now. */
    @StoredAs("channel.money-spent/1")
    record MoneySpent(AccountId account, String reference, Money amount, Instant at) implements OfAccount {}

    /** A channel was collected. */
    @StoredAs("channel.money-received/1")
    record MoneyReceived(AccountId account, String reference, Money amount, Instant at) implements OfAccount {}

    /**
     * In the key's own stream: whoever else adds it meets it.
     *
     * @param secret where we keep it, and sign with it
     */
    @StoredAs("channel.key-held/1")
    record KeyHeld(
            AccountId account,
            Scheme scheme,
            String key,
            Asset asset,
            @Nullable Encrypted secret,
            Instant at) implements AccountEvent {
        @Override
        public Id stream() {
            return KeyId.of(scheme, key, asset);
        }
    }

    /** In the movement's own stream: whoever asks again under its reference meets it. */
    @StoredAs("channel.movement-made/1")
    record MovementMade(AccountId account, String reference, MovementKind kind, Money amount, Instant at)
            implements AccountEvent {
        @Override
        public Id stream() {
            return MovementId.of(account, reference);
        }
    }
}

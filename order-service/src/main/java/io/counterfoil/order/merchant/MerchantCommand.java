package io.counterfoil.order.merchant;

import io.counterfoil.kernel.order.MerchantEvent.KeyKind;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.kernel.personal.Encrypted;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What may be asked of a merchant. */
public sealed interface MerchantCommand {
    MerchantId merchant();

    record RegisterMerchant(@TargetAggregateIdentifier MerchantId merchant, String name, Instant now)
            implements MerchantCommand {}

    record DisableMerchant(@TargetAggregateIdentifier MerchantId merchant, Instant now) implements MerchantCommand {}

    record EnableMerchant(@TargetAggregateIdentifier MerchantId merchant, Instant now) implements MerchantCommand {}

    /**
     * @param hash hex SHA-256 of the key, which nobody keeps
     * @param hint its last four characters
     */
    record IssueKey(
            @TargetAggregateIdentifier MerchantId merchant,
            String key,
            KeyKind kind,
            String hash,
            String hint,
            Instant now)
            implements MerchantCommand {}

    record RevokeKey(@TargetAggregateIdentifier MerchantId merchant, String key, Instant now)
            implements MerchantCommand {}

    record SetProviderAccount(@TargetAggregateIdentifier MerchantId merchant, AccountValues account, Instant now)
            implements MerchantCommand {}

    /**
     * What the form of a provider asks for.
     *
     * @param settings what anybody may read
     * @param secrets encrypted for the merchant
     */
    record AccountValues(
            String provider, Set<String> identity, Map<String, String> settings, Map<String, Encrypted> secrets) {}
}

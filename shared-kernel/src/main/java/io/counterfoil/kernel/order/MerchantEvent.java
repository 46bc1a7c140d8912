package io.counterfoil.kernel.order;

import io.counterfoil.kernel.fact.StoredAs;
import io.counterfoil.kernel.personal.Encrypted;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What has happened to a merchant, its keys and its accounts with providers. */
public sealed interface MerchantEvent {
    MerchantId merchant();

    Instant at();

    @StoredAs("order.merchant-registered/1")
    record MerchantRegistered(MerchantId merchant, String name, Instant at) implements MerchantEvent {}

    @StoredAs("order.merchant-disabled/1")
    record MerchantDisabled(MerchantId merchant, Instant at) implements MerchantEvent {}

    @StoredAs("order.merchant-enabled/1")
    record MerchantEnabled(MerchantId merchant, Instant at) implements MerchantEvent {}

    /**
     * @param key what the key is called, not what it is
     * @param hash hex SHA-256 of the key; a publishable key's too
     * @param hint its last four characters, by which a person recognises it
     */
    @StoredAs("order.key-issued/1")
    record KeyIssued(MerchantId merchant, String key, KeyKind kind, String hash, String hint, Instant at)
            implements MerchantEvent {}

    @StoredAs("order.key-revoked/1")
    record KeyRevoked(MerchantId merchant, String key, Instant at) implements MerchantEvent {}

    /**
     * @param provider {@code alipay-wap} and so on
     * @param settings what anybody may read: app id, seller id, the provider's public key
     * @param secrets by the same names as the form that asks for them, encrypted for the merchant
     */
    @StoredAs("order.provider-account-set/1")
    record ProviderAccountSet(
            MerchantId merchant,
            String provider,
            String alias,
            Map<String, String> settings,
            Map<String, Encrypted> secrets,
            Instant at)
            implements MerchantEvent {
        /** In the order in which the log has them. */
        public ProviderAccountSet {
            settings = Collections.unmodifiableMap(new TreeMap<>(settings));
            secrets = Collections.unmodifiableMap(new TreeMap<>(secrets));
        }
    }

    enum KeyKind {
        SECRET,
        PUBLISHABLE
    }
}

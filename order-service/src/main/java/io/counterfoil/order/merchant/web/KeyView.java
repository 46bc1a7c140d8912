package io.counterfoil.order.merchant.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.counterfoil.kernel.order.MerchantEvent.KeyKind;
import io.counterfoil.order.merchant.MerchantState.HeldKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A merchant's key, as it may be shown.
 *
 * @param hint the last four characters
 * @param lastUsedAt to the minute; absent where it was never used
 * @param key the key itself: in the answer that issues it, and never again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record KeyView(
        String id,
        Kind kind,
        String hint,
        Instant issuedAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt,
        @Nullable String key) {

    static KeyView of(HeldKey key, @Nullable Instant lastUsedAt) {
        var issued = key.issued();
        return new KeyView(
                issued.key(), Kind.of(issued.kind()), issued.hint(), issued.at(), lastUsedAt, key.revokedAt(), null);
    }

    KeyView with(String secret) {
        return new KeyView(id, kind, hint, issuedAt, lastUsedAt, revokedAt, secret);
    }

    @Override
    public String toString() {
        return id;
    }

    enum Kind {
        @JsonProperty("secret")
        SECRET,
        @JsonProperty("publishable")
        PUBLISHABLE;

        static Kind of(KeyKind kind) {
            return switch (kind) {
                case SECRET -> SECRET;
                case PUBLISHABLE -> PUBLISHABLE;
            };
        }

        KeyKind kind() {
            return switch (this) {
                case SECRET -> KeyKind.SECRET;
                case PUBLISHABLE -> KeyKind.PUBLISHABLE;
            };
        }
    }
}

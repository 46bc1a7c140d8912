package io.counterfoil.order.ordering.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.counterfoil.platform.http.WireMoney;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An order on the wire.
 *
 * @param state {@code placed}, {@code awaiting-payment}, {@code paid}, {@code failed} or {@code closed}
 * @param provider of the current attempt; absent only as of the moment between placing and trying
 * @param payment what the front end needs to pay the current attempt, while it can be paid
 * @param payer and recipient and attachment: for the merchant's server alone; absent when the payer was forgotten
 * @param owed payments that came too late or twice: the payer's money
 * @param clientToken with which the front end looks after this order; in the answer to placing it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderBody(
        String id,
        String orderNo,
        String state,
        Bought goods,
        int quantity,
        WireMoney total,
        @Nullable String provider,
        @Nullable Payment payment,
        List<Attempted> attempts,
        @Nullable String payer,
        @Nullable String recipient,
        @Nullable String attachment,
        Instant placedAt,
        Instant expiresAt,
        @Nullable Paid paid,
        @Nullable Delivery delivery,
        @Nullable Failure failure,
        @Nullable Closing closed,
        List<Owed> owed,
        @Nullable String clientToken) {

    /** Says nothing about people, and gives no token away. */
    @Override
    public String toString() {
        return "order " + id + ", " + state;
    }

    /** Goods at the name and the version of the price that the order met. */
    public record Bought(String id, String name, int priceVersion, WireMoney price) {}

    /** @param params what to hand to the provider's script, for kind {@code invoke} */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Payment(
            String attempt,
            String kind,
            @Nullable String url,
            @Nullable Map<String, String> params,
            Instant validUntil) {}

    /** One attempt to pay, under the number by which the provider knows it. */
    public record Attempted(String attempt, String provider) {}

    /** @param at by the provider's clock */
    public record Paid(String provider, String transaction, WireMoney amount, Instant at) {}

    /**
     * @param cause {@code late}: the order was closed; {@code double}: it was paid already
     * @param at by the provider's clock
     * @param status {@code open}: nothing was given back
     */
    public record Owed(
            String cause,
            String attempt,
            String provider,
            String transaction,
            WireMoney amount,
            Instant at,
            String status) {}

    /** Whether the merchant has acknowledged the notice of payment. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Delivery(boolean acknowledged, @Nullable Instant at) {}

    /** Why the provider refused. */
    public record Failure(String code, String detail) {}

    /** @param reason {@code expired} or {@code merchant} */
    public record Closing(String reason, Instant at) {}
}

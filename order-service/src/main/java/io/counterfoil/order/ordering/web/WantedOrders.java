package io.counterfoil.order.ordering.web;

import io.counterfoil.kernel.order.GoodsId;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.order.ordering.views.OrderFilter;
import io.counterfoil.platform.access.Caller;
import io.counterfoil.platform.http.Refusal;
import io.counterfoil.platform.http.WireInstant;
import io.counterfoil.platform.personal.KeyRing;
import io.counterfoil.platform.personal.Owner;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;

/**
 * The filters of {@code GET /v1/orders}.
 *
 * @param merchant for those who see everybody's orders
 * @param payer the merchant's reference for the payer: for the merchant's server, and for an operator who names the merchant
 * @param placedFrom an instant, inclusive
 * @param placedUntil an instant, exclusive
 */
record WantedOrders(
        Optional<MerchantId> merchant,
        Optional<String> state,
        Optional<String> orderNo,
        Optional<String> provider,
        Optional<GoodsId> goods,
        Optional<String> payer,
        Optional<String> placedFrom,
        Optional<String> placedUntil) {
    private static final Set<String> STATES = Set.of("placed", "awaiting-payment", "paid", "failed", "closed");
    /** No key is called that. */
    private static final String NOBODY = "";

    OrderFilter by(Caller caller, KeyRing keys) {
        var whose = caller instanceof Caller.Server server ? Optional.of(server.merchant()) : merchant;
        return new OrderFilter(
                whose,
                state.map(WantedOrders::state),
                orderNo,
                provider,
                goods,
                payer.map(reference ->
                        keys.keyName(payer(reference, whose, caller)).orElse(NOBODY)),
                placedFrom.map(text -> instant("placedFrom", text)),
                placedUntil.map(text -> instant("placedUntil", text)));
    }

    /** A payer has a key of their own, so that the key's name finds their orders and tells nothing else. */
    private static Owner payer(String reference, Optional<MerchantId> whose, Caller caller) {
        if (caller instanceof Caller.Analyst) {
            throw new Refusal(HttpStatus.FORBIDDEN, "not-allowed", "This key may not ask about payers.");
        }
        return Owner.payer(
                whose.orElseThrow(() -> Refusal.parameter("payer", "is a merchant's word: say whose, merchant=me_….")),
                reference);
    }

    private static String state(String word) {
        if (STATES.contains(word)) return word;
        throw new Refusal(
                HttpStatus.BAD_REQUEST,
                "state-unknown",
                "An order is placed, awaiting-payment, paid, failed or closed.");
    }

    private static Instant instant(String name, String text) {
        try {
            return WireInstant.parse(text);
        } catch (DateTimeParseException e) {
            throw Refusal.parameter(name, "is an instant, RFC 3339: 2026-01-01T12:00:00Z.");
        }
    }
}

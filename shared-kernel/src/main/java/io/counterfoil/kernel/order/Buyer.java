package io.counterfoil.kernel.order;

import io.counterfoil.kernel.personal.Encrypted;
import org.jspecify.annotations.Nullable;

/**
 * Who pays and who gets the goods, in the merchant's own words.
 *
 * @param payer the merchant's reference for the payer
 * @param recipient who gets the goods; the payer where absent
 * @param attachment handed back to the merchant in every notice
 */
public record Buyer(
        Encrypted payer,
        @Nullable Encrypted recipient,
        @Nullable Encrypted attachment) {}

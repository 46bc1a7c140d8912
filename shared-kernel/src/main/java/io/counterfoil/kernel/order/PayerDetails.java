package io.counterfoil.kernel.order;

import io.counterfoil.kernel.personal.Encrypted;
import org.jspecify.annotations.Nullable;

/**
 * What some payment products have to know about who pays, with the payer's own key.
 *
 * @param address the network address of the payer's own device
 * @param openid the payer as the merchant's official account knows them
 */
public record PayerDetails(
        @Nullable Encrypted address, @Nullable Encrypted openid) {}

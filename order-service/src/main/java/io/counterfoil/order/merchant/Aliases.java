package io.counterfoil.order.merchant;

import io.counterfoil.kernel.id.Ids;
import io.counterfoil.kernel.order.MerchantId;
import java.util.Optional;

/** How a URL names a merchant's account with a provider: by the digits of the merchant's id. */
final class Aliases {
    static String of(MerchantId merchant) {
        return merchant.value().substring(MerchantId.PREFIX.length() + 1);
    }

    /** Empty where no merchant could have it. */
    static Optional<MerchantId> merchantOf(String alias) {
        return Ids.isBody(alias) ? Optional.of(new MerchantId(MerchantId.PREFIX + "_" + alias)) : Optional.empty();
    }

    private Aliases() {}
}

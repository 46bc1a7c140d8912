package io.counterfoil.order.merchant;

import io.counterfoil.kernel.id.Ids;
import io.counterfoil.kernel.order.MerchantId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a URL names a merchant's account with a provider: the digits of the merchant's id, then the account, counted from
 * 01. An account of another identity gets another alias, so that callbacks and attempts of the old one are still its own.
 */
final class Aliases {
    static final int ACCOUNTS_MAX = 99;

    private static final Pattern FORM = Pattern.compile("([0-9a-z]{" + Ids.BODY_LENGTH + "})[0-9]{2}");

    static String of(MerchantId merchant, int account) {
        return merchant.value().substring(MerchantId.PREFIX.length() + 1) + "%02d".formatted(account);
    }

    /** Empty where no merchant could have it. */
    static Optional<MerchantId> merchantOf(String alias) {
        var match = FORM.matcher(alias);
        return match.matches() && Ids.isBody(match.group(1))
                ? Optional.of(new MerchantId(MerchantId.PREFIX + "_" + match.group(1)))
                : Optional.empty();
    }

    private Aliases() {}
}

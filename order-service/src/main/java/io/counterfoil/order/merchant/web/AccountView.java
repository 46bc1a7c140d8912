package io.counterfoil.order.merchant.web;

import io.counterfoil.kernel.order.MerchantEvent.ProviderAccountSet;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A merchant's account with a provider.
 *
 * @param alias how callback URLs name it
 * @param secrets the names of those that are set; what they are is never told
 */
record AccountView(String provider, String alias, Map<String, String> settings, List<String> secrets, Instant setAt) {
    static AccountView of(ProviderAccountSet account) {
        return new AccountView(
                account.provider(),
                account.alias(),
                account.settings(),
                account.secrets().keySet().stream().sorted().toList(),
                account.at());
    }
}

package io.counterfoil.platform.access;

import io.counterfoil.kernel.order.MerchantEvent;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.platform.eventlog.History;
import org.springframework.stereotype.Component;

/** How merchants stand right now: what is remembered is brought up to date by one indexed read. */
@Component
class MerchantStandings {
    private static final int REMEMBERED_MAX = 10_000;

    private final History history;
    private final Recent<MerchantId, MerchantStanding> remembered = new Recent<>(REMEMBERED_MAX);

    MerchantStandings(History history) {
        this.history = history;
    }

    MerchantStanding of(MerchantId merchant) {
        var before = remembered.find(merchant).orElse(MerchantStanding.UNKNOWN);
        var now = before;
        for (var recorded : history.since(merchant, before.sequence())) {
            now = now.after(recorded.sequence(), (MerchantEvent) recorded.event());
        }
        // Merchants that do not exist are not remembered: a stranger can make up any number of them.
        if (now.sequence() > before.sequence()) remembered.put(merchant, now);
        return now;
    }
}

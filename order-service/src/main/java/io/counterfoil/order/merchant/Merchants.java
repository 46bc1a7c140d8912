package io.counterfoil.order.merchant;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.order.merchant.Merchant.State.Registered;
import io.counterfoil.platform.eventlog.History;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What others may know of a merchant; always current. */
@Component
public class Merchants {
    private static final Merchant RULES = new Merchant();

    private final History history;

    Merchants(History history) {
        this.history = history;
    }

    public boolean exists(MerchantId merchant) {
        return find(merchant).isPresent();
    }

    /** Also of a merchant that nobody has registered. */
    public boolean isDisabled(MerchantId merchant) {
        return find(merchant).filter(Registered::enabled).isEmpty();
    }

    Optional<Registered> find(MerchantId merchant) {
        return history.fold(merchant, RULES) instanceof Registered registered
                ? Optional.of(registered)
                : Optional.empty();
    }

    Registered require(MerchantId merchant) {
        return find(merchant).orElseThrow(() -> Rejected.unknown(MerchantId.class));
    }
}

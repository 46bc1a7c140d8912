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

    /** What to say of a merchant that is not there, or that the caller may not know of. */
    public static Rejected unknown() {
        return Rejected.unknown("merchant-unknown", "There is no such merchant.");
    }

    Optional<Registered> find(MerchantId merchant) {
        return history.fold(merchant, RULES) instanceof Registered registered
                ? Optional.of(registered)
                : Optional.empty();
    }

    Registered require(MerchantId merchant) {
        return find(merchant).orElseThrow(Merchants::unknown);
    }
}

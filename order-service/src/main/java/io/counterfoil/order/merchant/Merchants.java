package io.counterfoil.order.merchant;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.order.merchant.MerchantState.Registered;
import io.counterfoil.platform.access.Caller;
import io.counterfoil.platform.eventlog.History;
import io.counterfoil.platform.eventlog.Thing;
import io.counterfoil.platform.eventlog.Until;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What others may know of a merchant; always current, or as it was. */
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
        return find(merchant, new Until.Now());
    }

    static Thing<MerchantState> thing(MerchantId merchant) {
        return new Thing<>(merchant, RULES);
    }

    private Optional<Registered> find(MerchantId merchant, Until until) {
        return history.fold(merchant, RULES, until) instanceof Registered registered
                ? Optional.of(registered)
                : Optional.empty();
    }

    /** @throws Rejected where there is no such merchant, or none that the caller may know of */
    public Registered require(MerchantId merchant, Caller caller) {
        return require(merchant, caller, new Until.Now());
    }

    /** @throws Rejected where there was no such merchant, or is none that the caller may know of */
    public Registered require(MerchantId merchant, Caller caller, Until until) {
        return find(merchant, until)
                .filter(_ -> caller.mayKnowOf(merchant))
                .orElseThrow(() -> Rejected.unknown(MerchantId.class));
    }

    /** @throws Rejected where there is no such merchant */
    public Registered require(MerchantId merchant) {
        return find(merchant).orElseThrow(() -> Rejected.unknown(MerchantId.class));
    }
}

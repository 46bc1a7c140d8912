package io.counterfoil.channel.trading;

import io.counterfoil.channel.scheme.Conditions;
import io.counterfoil.channel.scheme.Promise;
import io.counterfoil.channel.scheme.Slip;
import io.counterfoil.channel.trading.PaymentWanted.Spec;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.channel.VoucherId;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Vouchers of parties whose keys we keep: signed with the nonce that is next, and signed again where somebody else was
 * faster. Nobody waits for a signature but who asked for it.
 */
@Component
final class Signing {
    static final int ATTEMPTS_MAX = 100;

    private static final String NONCE_TAKEN = "nonce-taken";

    /** By these a book says that something has changed since it was looked at. */
    private static final Set<String> CHANGED = Set.of(NONCE_TAKEN, "deposit-short");

    private final ChannelReader reader;
    private final VoucherDesk desk;
    private final PartyKeys keys;

    Signing(ChannelReader reader, VoucherDesk desk, PartyKeys keys) {
        this.reader = reader;
        this.desk = desk;
        this.keys = keys;
    }

    Created create(Seat payer, Uint64 lane, Money amount, Conditions conditions) {
        payer.requireAsset(amount, "/amount");
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            try {
                return attempt(payer, lane, amount, conditions);
            } catch (Rejected refused) {
                if (!CHANGED.contains(refused.code())) throw refused;
            }
        }
        throw Rejected.again("lane-busy", "Too many vouchers are made on the lane at once.");
    }

    /** @throws Rejected {@code key-elsewhere} where the payer's key is not one that we keep */
    void requireManaged(Pair pair) {
        keys.managed(pair.scheme(), pair.payer(), pair.asset());
    }

    /**
     * All vouchers of a lane that is nobody else's, the first of them with the first nonce. Those that have been made before
     * are made again, and are the same.
     */
    List<String> createAll(Seat payer, Uint64 lane, List<Spec> specs) {
        var terms = payer.terms();
        var key = keys.managed(terms.scheme(), payer.key(), terms.asset());
        var texts = new ArrayList<String>();
        for (var spec : specs) {
            var nonce = Uint64.of(texts.size() + 1L);
            var amount = spec.amount().minorUnits();
            var promise = new Promise(terms.names().getFirst(), lane, nonce, amount, spec.conditions(), List.of());
            var slip = payer.scheme().sign(promise, key, terms);
            if (!isKnown(payer, slip)) desk.issue(payer, slip);
            texts.add(slip.text());
        }
        return List.copyOf(texts);
    }

    /** Then it is there, however the channel stands by now. */
    private boolean isKnown(Seat payer, Slip slip) {
        var id = VoucherId.of(payer.book(), slip.digest());
        return reader.book(payer.book(), List.of(), List.of(id)).vouchers().containsKey(id);
    }

    private Created attempt(Seat payer, Uint64 lane, Money amount, Conditions conditions) {
        var terms = payer.terms();
        var standing = desk.standing(payer, lane);
        var page = reader.book(payer.book(), List.of(lane)).page(lane);
        var shortfall = page.shortfall(amount, standing);
        if (shortfall.minorUnits().signum() > 0) return new Created.Missing(shortfall);
        var nonce = page.nextNonce(standing);
        var promise = new Promise(terms.names().getFirst(), lane, nonce, amount.minorUnits(), conditions, List.of());
        var key = keys.managed(terms.scheme(), payer.key(), terms.asset());
        var slip = payer.scheme().sign(promise, key, terms);
        if (desk.issue(payer, slip).known())
            throw new Rejected(NONCE_TAKEN, "somebody else has made this very voucher");
        return new Created.Issued(lane, nonce, slip.text());
    }
}

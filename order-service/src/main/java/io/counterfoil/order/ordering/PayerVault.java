package io.counterfoil.order.ordering;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.order.Buyer;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.kernel.order.PayerDetails;
import io.counterfoil.kernel.personal.Encrypted;
import io.counterfoil.order.provider.PayerDetail;
import io.counterfoil.order.provider.Preparation.Payer;
import io.counterfoil.platform.eventlog.Beside;
import io.counterfoil.platform.eventlog.Glance;
import io.counterfoil.platform.personal.KeyRing;
import io.counterfoil.platform.personal.Owner;
import io.counterfoil.platform.personal.OwnerKey;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps what is known about payers under their own keys, and no more of it than it takes to pay. */
@Component
class PayerVault {
    private final KeyRing keys;

    PayerVault(KeyRing keys) {
        this.keys = keys;
    }

    /** Where the payer's key is, to be looked up together with other things. */
    Beside place(MerchantId merchant, Wish wish) {
        return keys.place(Owner.payer(merchant, wish.payer()));
    }

    /** @param now with what is at the payer's {@link #place} */
    Buyer buyer(MerchantId merchant, Wish wish, Glance now) {
        var key = keys.keyOf(Owner.payer(merchant, wish.payer()), now.beside());
        return new Buyer(
                key.encrypt(wish.payer()), encrypted(key, wish.recipient()), encrypted(key, wish.attachment()));
    }

    private static @Nullable Encrypted encrypted(OwnerKey key, @Nullable String text) {
        return text == null ? null : key.encrypt(text);
    }

    /** @throws Rejected naming the first field that the provider needs and nobody gave */
    static void require(Set<PayerDetail> needed, Payer given) {
        if (given.has(needed)) return;
        boolean address = !given.has(Set.of(PayerDetail.ADDRESS)) && needed.contains(PayerDetail.ADDRESS);
        throw address
                ? Rejected.invalid(
                        "payer-address-required", "the provider has to know the payer's address", "/payerAddress")
                : Rejected.invalid("openid-required", "the provider has to know the payer's openid", "/openid");
    }

    /**
     * What is needed of what is given, for the payer of an order.
     *
     * @throws Rejected {@code payer-forgotten}
     */
    @Nullable PayerDetails keep(Set<PayerDetail> needed, Payer given, Buyer buyer) {
        if (needed.isEmpty()) return null;
        return new PayerDetails(
                needed.contains(PayerDetail.ADDRESS) ? keep(given.address(), buyer) : null,
                needed.contains(PayerDetail.OPENID) ? keep(given.openid(), buyer) : null);
    }

    private Encrypted keep(Optional<String> given, Buyer buyer) {
        return given.flatMap(text -> keys.encryptLike(buyer.payer(), text))
                .orElseThrow(() -> new Rejected("payer-forgotten", "the payer of this order was forgotten"));
    }

    /** What was kept; nothing of a payer who was forgotten. */
    Payer read(@Nullable PayerDetails details) {
        if (details == null) return Payer.UNKNOWN;
        return new Payer(decrypted(details.address()), decrypted(details.openid()));
    }

    private Optional<String> decrypted(@Nullable Encrypted text) {
        return Optional.ofNullable(text).flatMap(keys::decrypt);
    }
}

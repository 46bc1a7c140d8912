package io.counterfoil.platform.access;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.counterfoil.kernel.order.MerchantEvent.KeyIssued;
import io.counterfoil.kernel.order.OrderId;
import io.counterfoil.platform.http.Refusal;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Whom a key stands for. */
@Component
class Keys {
    private final OperatorKey operator;
    private final ReaderKeys readers;
    private final MerchantStandings merchants;
    private final ClientTokens clients;
    private final KeyUses uses;

    Keys(OperatorKey operator, ReaderKeys readers, MerchantStandings merchants, ClientTokens clients, KeyUses uses) {
        this.operator = operator;
        this.readers = readers;
        this.merchants = merchants;
        this.clients = clients;
        this.uses = uses;
    }

    /** @throws Refusal 401 for a key that is not valid, 403 for one whose merchant is disabled */
    Caller callerOf(String key) {
        if (operator.is(key)) return new Caller.Operator("operator");
        return readers.find(key)
                .or(() -> MerchantKey.parse(key).map(this::merchant))
                .or(() -> clients.verify(key).map(Keys::client))
                .orElseThrow(Keys::invalid);
    }

    private Caller merchant(MerchantKey key) {
        var standing = merchants.of(key.merchant());
        @Nullable KeyIssued issued = standing.keys().get(key.name());
        if (issued == null || issued.kind() != key.kind() || !isOf(issued, key)) throw invalid();
        if (!standing.enabled()) {
            throw new Refusal(HttpStatus.FORBIDDEN, "merchant-disabled", "The merchant has been disabled.");
        }
        uses.note(key);
        return switch (key.kind()) {
            case SECRET -> new Caller.Server(key.merchant(), key.name());
            case PUBLISHABLE -> new Caller.Front(key.merchant(), key.name());
        };
    }

    /** Takes as long for a hash that is nearly right as for one that is not right at all. */
    private static boolean isOf(KeyIssued issued, MerchantKey key) {
        return MessageDigest.isEqual(
                issued.hash().getBytes(US_ASCII), key.hash().getBytes(US_ASCII));
    }

    private static Caller client(OrderId order) {
        return new Caller.Client(order, "client-of-" + order);
    }

    static Refusal invalid() {
        return new Refusal(HttpStatus.UNAUTHORIZED, "key-invalid", "This is no valid key.");
    }
}

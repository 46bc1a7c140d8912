package io.counterfoil.platform.access;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.counterfoil.kernel.id.Ids;
import io.counterfoil.kernel.order.OrderId;
import io.counterfoil.platform.personal.KeyRing;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * What a front end holds to look after the one order it has placed: {@code ct_}, the digits of the order's id, and 128
 * bits of an HMAC over them. Nothing is stored; an order has one token, for ever.
 */
@Component
public class ClientTokens {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final Pattern FORM = Pattern.compile("ct_([0-9a-z]{26})_[0-9a-z]{26}");

    /** Copied for each use, itself never used: to make one takes longer than to use it. */
    private final Mac keyed;

    ClientTokens(KeyRing keys) {
        keyed = keyed(new SecretKeySpec(keys.derive("client tokens", KEY_BYTES), ALGORITHM));
    }

    public String issue(OrderId order) {
        return "ct_" + order.value().substring(OrderId.PREFIX.length() + 1) + "_" + mac(order);
    }

    Optional<OrderId> verify(String token) {
        var match = FORM.matcher(token);
        if (!match.matches() || !Ids.isBody(match.group(1))) return Optional.empty();
        var order = new OrderId(OrderId.PREFIX + "_" + match.group(1));
        return MessageDigest.isEqual(issue(order).getBytes(US_ASCII), token.getBytes(US_ASCII))
                ? Optional.of(order)
                : Optional.empty();
    }

    private String mac(OrderId order) {
        try {
            var mac = (Mac) keyed.clone();
            return Ids.encode(mac.doFinal(order.value().getBytes(US_ASCII)));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Mac keyed(SecretKeySpec key) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

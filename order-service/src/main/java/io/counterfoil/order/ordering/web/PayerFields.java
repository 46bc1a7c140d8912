package io.counterfoil.order.ordering.web;

import static io.counterfoil.order.ordering.OrderLimits.OPENID_LENGTH_MAX;
import static io.counterfoil.order.ordering.OrderLimits.PAYER_ADDRESS_LENGTH_MAX;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.order.provider.Preparation.Payer;
import java.net.Inet6Address;
import java.util.Optional;
import java.util.regex.Pattern;

/** The fields of a request that tell a provider about the payer. */
public final class PayerFields {
    private static final Pattern OPENID = Pattern.compile("[0-9A-Za-z_-]{1," + OPENID_LENGTH_MAX + "}");
    private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]{2," + PAYER_ADDRESS_LENGTH_MAX + "}");

    /** @throws Rejected naming the field at fault */
    public static Payer check(Optional<String> address, Optional<String> openid) {
        return new Payer(address.map(PayerFields::address), openid.map(PayerFields::openid));
    }

    /** @param remote as the network has it, with a zone perhaps; used where nobody says anything else */
    static Payer calledFrom(String remote, Payer payer) {
        return payer.address().isPresent()
                ? payer
                : new Payer(Optional.of(remote.replaceFirst("%.*", "")).filter(PayerFields::isAddress), payer.openid());
    }

    private static String address(String value) {
        if (isAddress(value)) return value;
        throw Rejected.invalid(
                "payer-address-invalid", "a payer's address is an IPv4 or IPv6 address in digits", "/payerAddress");
    }

    /** Never looked up: a name is no address. */
    private static boolean isAddress(String value) {
        return IPV4.matcher(value).matches() || (IPV6.matcher(value).matches() && value.contains(":") && isIpv6(value));
    }

    private static boolean isIpv6(String value) {
        try {
            Inet6Address.ofLiteral(value);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String openid(String value) {
        if (OPENID.matcher(value).matches()) return value;
        throw Rejected.invalid(
                "openid-invalid", "an openid has 1 to " + OPENID_LENGTH_MAX + " letters, digits, _ and -", "/openid");
    }

    private PayerFields() {}
}

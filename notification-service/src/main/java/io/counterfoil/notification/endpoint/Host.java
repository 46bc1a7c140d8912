package io.counterfoil.notification.endpoint;

import io.counterfoil.kernel.decide.Rejected;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The host of a URL, in the one spelling that everybody reads alike: whoever sends must not read another address than
 * whoever checked.
 *
 * @param address where it is one and no name
 */
record Host(String text, Optional<InetAddress> address) {
    private static final int NAME_LENGTH_MAX = 253;
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    /** A host that ends so is an IPv4 address to a browser, and to C's {@code inet_aton}. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");

    private static final Pattern FOUR_DECIMALS =
            Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");

    /** Ends of names that lead nowhere or to a network of one's own (RFC 6761, 6762, 8375, and what is used in practice). */
    private static final Set<String> PRIVATE_ENDS = Set.of(
            "localhost",
            "local",
            "localdomain",
            "internal",
            "intranet",
            "private",
            "corp",
            "home",
            "lan",
            "arpa",
            "onion");

    /** @throws Rejected with the reason as its code */
    static Host parse(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("[")) return bracketed(lower);
        if (lower.contains("%")) throw refused("host-encoded", "a host is written in plain characters");
        if (lower.endsWith(".")) throw refused("host-trailing-dot", "a host does not end in a dot");
        var labels = List.of(lower.split("\\.", -1));
        return NUMBER.matcher(labels.getLast()).matches() ? decimal(lower) : name(lower, labels);
    }

    private static Host bracketed(String text) {
        if (text.contains("%")) throw refused("host-zone", "an address that means something on one machine alone");
        try {
            var address = InetAddress.ofLiteral(text);
            if (!(address instanceof Inet4Address)) return new Host(text, Optional.of(address));
        } catch (IllegalArgumentException e) {
            throw refused("host-malformed", "no IPv6 address is written " + text);
        }
        throw refused("address-mapped", "an IPv4 address is written as one");
    }

    private static Host decimal(String text) {
        if (FOUR_DECIMALS.matcher(text).matches()) return new Host(text, Optional.of(InetAddress.ofLiteral(text)));
        throw refused("address-odd", "an IPv4 address is written as four decimal numbers");
    }

    private static Host name(String text, List<String> labels) {
        if (text.length() <= NAME_LENGTH_MAX
                && labels.stream().allMatch(label -> LABEL.matcher(label).matches())) {
            return new Host(text, Optional.empty());
        }
        throw refused("host-malformed", "no host is called that");
    }

    /** Whether only a network of one's own knows it. */
    boolean isPrivateName() {
        var top = text.substring(text.lastIndexOf('.') + 1);
        return address.isEmpty() && (top.equals(text) || PRIVATE_ENDS.contains(top));
    }

    private static Rejected refused(String code, String why) {
        return Rejected.invalid(code, why, "/url");
    }
}

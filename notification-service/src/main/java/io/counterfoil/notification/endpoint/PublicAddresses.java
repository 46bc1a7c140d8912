package io.counterfoil.notification.endpoint;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which addresses a notice may be sent to: those that anybody can reach, and those of the networks that the operator has
 * chosen. It decides when an endpoint is created and again when its address is about to be called.
 *
 * <p>What is special about the others is in IANA's registries of special-purpose addresses (RFC 6890), of which this is
 * the part that is not reachable from everywhere, or leads on to what is not.
 */
public final class PublicAddresses {
    /** The first that fits counts. */
    private static final List<Special> SPECIAL = List.of(
            Special.of(
                    "address-metadata",
                    "169.254.169.254",
                    "169.254.170.2",
                    "100.100.100.200",
                    "168.63.129.16",
                    "192.0.0.192",
                    "fd00:ec2::254"),
            Special.of("address-unspecified", "0.0.0.0/8", "::/128"),
            Special.of("address-loopback", "127.0.0.0/8", "::1/128"),
            Special.of("address-private", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7", "fec0::/10"),
            Special.of("address-shared", "100.64.0.0/10"),
            Special.of("address-link-local", "169.254.0.0/16", "fe80::/10"),
            Special.of(
                    "address-documentation",
                    "192.0.2.0/24",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "2001:db8::/32",
                    "3fff::/20"),
            Special.of("address-benchmarking", "198.18.0.0/15", "2001:2::/48"),
            Special.of("address-6to4", "192.88.99.0/24", "2002::/16"),
            Special.of("address-teredo", "2001::/32"),
            Special.of("address-nat64", "64:ff9b::/96", "64:ff9b:1::/48"),
            Special.of("address-mapped", "::/96"),
            Special.of("address-multicast", "224.0.0.0/4", "ff00::/8"),
            Special.of("address-broadcast", "255.255.255.255"),
            Special.of("address-reserved", "192.0.0.0/24", "240.0.0.0/4", "2001::/23", "::/3", "4000::/2", "8000::/1"));

    private final List<Network> chosen;

    private PublicAddresses(List<Network> chosen) {
        this.chosen = List.copyOf(chosen);
    }

    /**
     * @param networks {@code 10.1.0.0/16}
     * @throws IllegalArgumentException where one is none
     */
    public static PublicAddresses and(List<String> networks) {
        return new PublicAddresses(networks.stream().map(Network::parse).toList());
    }

    /** For trying things out: every address there is. */
    public static PublicAddresses andAllOthers() {
        return and(List.of("0.0.0.0/0", "::/0"));
    }

    /** Why nothing may be sent there, in kebab-case and stable: {@code address-loopback}. Empty where it may. */
    public Optional<String> objection(InetAddress address) {
        if (isChosen(address)) return Optional.empty();
        return SPECIAL.stream()
                .filter(special -> special.contains(address))
                .findFirst()
                .map(Special::code);
    }

    /** Whether the operator has chosen it, so that notices may go there in the clear too. */
    public boolean isChosen(InetAddress address) {
        return chosen.stream().anyMatch(network -> network.contains(address));
    }

    /** Whether names that only a private network knows may lead to an address that will do. */
    boolean anyChosen() {
        return !chosen.isEmpty();
    }

    /** Whether every address is chosen, so that it does not matter which one a name leads to. */
    boolean allChosen() {
        return chosen.containsAll(andAllOthers().chosen);
    }

    private record Special(String code, List<Network> networks) {
        static Special of(String code, String... networks) {
            return new Special(code, Stream.of(networks).map(Network::parse).toList());
        }

        boolean contains(InetAddress address) {
            return networks.stream().anyMatch(network -> network.contains(address));
        }
    }
}

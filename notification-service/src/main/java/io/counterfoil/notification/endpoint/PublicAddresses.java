package io.counterfoil.notification.endpoint;

import java.net.Inet6Address;
import java.net.InetAddress;

/** Tells addresses that anybody can reach from those of one's own machine and networks. */
final class PublicAddresses {
    /** Loopback, link-local, multicast and the private ranges of RFC 1918 and RFC 4193 are not public, nor is "this host". */
    static boolean contain(InetAddress address) {
        return !address.isLoopbackAddress()
                && !address.isAnyLocalAddress()
                && !address.isLinkLocalAddress()
                && !address.isSiteLocalAddress()
                && !address.isMulticastAddress()
                && !isShared(address)
                && !isUniqueLocal(address);
    }

    /** 100.64.0.0/10, behind a carrier's address translation (RFC 6598), and 0.0.0.0/8, this network (RFC 1122). */
    private static boolean isShared(InetAddress address) {
        var bytes = address.getAddress();
        return bytes.length == 4 && (bytes[0] == 0 || (bytes[0] == 100 && (bytes[1] & 0xc0) == 64));
    }

    /** fc00::/7 (RFC 4193). */
    private static boolean isUniqueLocal(InetAddress address) {
        return address instanceof Inet6Address && (address.getAddress()[0] & 0xfe) == 0xfc;
    }

    private PublicAddresses() {}
}

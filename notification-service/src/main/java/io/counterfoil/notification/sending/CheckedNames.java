package io.counterfoil.notification.sending;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Gives a connection its addresses when it is made, and only where all of them are allowed: what a name meant when it was
 * looked at before, it need not mean now.
 */
final class CheckedNames implements DnsResolver {
    /** Each may cost the time that a connection is waited for. */
    static final int ADDRESSES_MAX = 3;

    private final PatientNames names;
    private final AddressRule rule;
    private final boolean encrypted;

    CheckedNames(PatientNames names, AddressRule rule, boolean encrypted) {
        this.names = names;
        this.rule = rule;
        this.encrypted = encrypted;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = names.addresses(host);
        for (var address : addresses) {
            var objection = rule.objection(address, encrypted);
            if (objection.isPresent()) throw new AddressRefused(host, objection.get());
        }
        return Arrays.copyOf(addresses, Math.min(addresses.length, ADDRESSES_MAX));
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}

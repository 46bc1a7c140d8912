package io.counterfoil.notification.sending;

import java.net.InetAddress;
import java.util.Optional;

/** Decides which addresses may be connected to. */
@FunctionalInterface
public interface AddressRule {
    /**
     * Why nothing may be sent there, in kebab-case and stable; empty where it may.
     *
     * @param encrypted whether by TLS: what is sent in the clear may go to fewer places
     */
    Optional<String> objection(InetAddress address, boolean encrypted);
}

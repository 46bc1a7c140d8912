package io.counterfoil.notification.sending;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Says which addresses a host has. */
@FunctionalInterface
public interface Names {
    /** May take as long as it likes. */
    InetAddress[] addresses(String host) throws UnknownHostException;
}

package io.counterfoil.order;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Takes connections, by way of the operating system, and never says a word. */
final class DeadEnd implements AutoCloseable {
    private static final int WAITING_MAX = 100;

    private final ServerSocket socket;

    DeadEnd() {
        try {
            socket = new ServerSocket(0, WAITING_MAX, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

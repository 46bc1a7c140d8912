package io.counterfoil.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A connection for each caller. */
final class Connections implements AutoCloseable {
    private final Queue<KeepAlive> all = new ConcurrentLinkedQueue<>();
    private final ThreadLocal<KeepAlive> mine;

    Connections(int port) {
        mine = ThreadLocal.withInitial(() -> {
            var connection = open(port);
            all.add(connection);
            return connection;
        });
    }

    private static KeepAlive open(int port) {
        try {
            return new KeepAlive(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    KeepAlive mine() {
        return mine.get();
    }

    @Override
    public void close() {
        all.forEach(KeepAlive::close);
    }
}

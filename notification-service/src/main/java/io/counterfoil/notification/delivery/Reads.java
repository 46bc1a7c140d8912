package io.counterfoil.notification.delivery;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Senders are many, and wait for receivers most of the time. A few at once have connections to the database. */
@Component
final class Reads {
    /** The pool counts with as many. */
    private static final int AT_ONCE_MAX = 16;

    private final Semaphore places = new Semaphore(AT_ONCE_MAX);

    <T> T of(Supplier<T> read) {
        places.acquireUninterruptibly();
        try {
            return read.get();
        } finally {
            places.release();
        }
    }

    void run(Runnable write) {
        of(() -> {
            write.run();
            return true;
        });
    }
}

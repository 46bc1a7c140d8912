package io.counterfoil.platform.watch;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What was seen at the last look; nothing where that failed, or where nobody has looked for long. */
public final class Seen<T> {
    /** Whoever looks may be held up by a PostgreSQL that says nothing at all. */
    static final Duration BELIEVED = Duration.ofSeconds(30);

    private final Supplier<T> look;
    private final LongSupplier nanos;
    private volatile @Nullable Sight<T> last;

    private record Sight<T>(T what, long at) {}

    Seen(Supplier<T> look, LongSupplier nanos) {
        this.look = look;
        this.nanos = nanos;
    }

    void look() {
        last = new Sight<>(look.get(), nanos.getAsLong());
    }

    void forget() {
        last = null;
    }

    public Optional<T> last() {
        return Optional.ofNullable(last)
                .filter(sight -> nanos.getAsLong() - sight.at <= BELIEVED.toNanos())
                .map(Sight::what);
    }

    /** Not a number where nothing is known. */
    public double figure(ToDoubleFunction<T> figure) {
        return last().map(figure::applyAsDouble).orElse(Double.NaN);
    }
}

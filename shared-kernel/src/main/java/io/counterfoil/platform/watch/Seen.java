package io.counterfoil.platform.watch;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What was seen at the last look; nothing where that failed. */
public final class Seen<T> {
    private final Supplier<T> look;
    private volatile @Nullable T last;

    Seen(Supplier<T> look) {
        this.look = look;
    }

    void look() {
        last = look.get();
    }

    void forget() {
        last = null;
    }

    public Optional<T> last() {
        return Optional.ofNullable(last);
    }

    /** Not a number where nothing is known. */
    public double figure(ToDoubleFunction<T> figure) {
        var known = last;
        return known == null ? Double.NaN : figure.applyAsDouble(known);
    }
}

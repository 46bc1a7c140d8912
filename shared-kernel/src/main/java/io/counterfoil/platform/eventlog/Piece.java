package io.counterfoil.platform.eventlog;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The piece of a state that the events of one stream make, and they alone.
 *
 * @param type of the piece, which is what is written down of it
 * @param of the piece in a state; null where there is none yet
 * @param into a state that has this piece, and is otherwise as it was
 */
public record Piece<S, P>(Class<P> type, Function<S, @Nullable P> of, BiFunction<S, P, S> into) {
    /** What {@code to} becomes with this piece of {@code from}. */
    S copy(S from, S to) {
        var piece = of.apply(from);
        return piece == null ? to : into.apply(to, piece);
    }
}

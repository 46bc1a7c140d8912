package io.counterfoil.platform.eventlog;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Objects;

/**
 * Writes down one piece of a state, and reads it as the state in which there is nothing else.
 *
 * @param nothing the state in which nothing has happened
 */
record PieceForm<S, P>(Piece<S, P> piece, StateForm<P> form, S nothing) implements StateForm<S> {
    @Override
    public String digest() {
        return form.digest();
    }

    @Override
    public String write(S known) {
        return form.write(Objects.requireNonNull(piece.of().apply(known)));
    }

    @Override
    public S read(String text) throws JsonProcessingException {
        return piece.into().apply(nothing, form.read(text));
    }
}

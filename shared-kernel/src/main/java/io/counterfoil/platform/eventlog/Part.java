package io.counterfoil.platform.eventlog;

import io.counterfoil.kernel.id.Id;

/**
 * One of the streams of a thing that has several.
 *
 * @param isMostlyNew whether nothing has happened in it, most times that a command names it: then the log is not asked first,
 *     and what happens in it is not remembered
 */
public record Part<S>(String stream, Piece<S, ?> piece, boolean isMostlyNew) {
    public static <S> Part<S> known(Id id, Piece<S, ?> piece) {
        return new Part<>(id.value(), piece, false);
    }

    public static <S> Part<S> mostlyNew(Id id, Piece<S, ?> piece) {
        return new Part<>(id.value(), piece, true);
    }
}

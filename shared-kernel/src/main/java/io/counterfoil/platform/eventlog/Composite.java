package io.counterfoil.platform.eventlog;

import io.counterfoil.kernel.decide.Decider;
import io.counterfoil.kernel.id.Id;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A kind of thing with parts that have streams of their own, more of them than anybody would read: a command names those that
 * it is about. It is decided by one set of rules on the whole and these, and what it leads to is stored in all their
 * streams, or in none.
 *
 * <p>What an event changes is the piece of its own stream and no other. A decision that depends on a part writes to it, or to
 * the whole as everything does that changes this part: then two processes cannot both be right.
 *
 * <p>Commands that come while others are being stored are decided together, each on what the one before leads to. An
 * answer is the state after the command, with the parts that it named and perhaps with others.
 *
 * @param <C> commands
 * @param <S> state of the whole with any of its parts
 * @param <E> events
 */
public abstract class Composite<C, S, E> extends Aggregate<C, S, E> {
    private final Piece<S, ?> whole;
    private final Map<Class<?>, StateForm<?>> forms = new ConcurrentHashMap<>();

    /** @param whole the piece of the whole's own stream */
    protected Composite(Class<C> commands, Decider<C, S, E> rules, Piece<S, ?> whole) {
        super(commands, rules);
        this.whole = whole;
    }

    /** What has to be known to decide it, beside the whole. */
    protected abstract List<Part<S>> parts(C command);

    /** Where it has happened. */
    protected abstract Id stream(E event);

    /** Of commands that wait together, none of which came first, this one is decided first; as they come where it is equal. */
    protected Comparator<C> order() {
        return (_, _) -> 0;
    }

    final Part<S> whole(String stream, boolean isMostlyNew) {
        return new Part<>(stream, whole, isMostlyNew);
    }

    /** Whether it will be named again: of what is mostly new, whoever names it a second time can wait for a read. */
    final boolean isAskedForAgain(Part<S> part) {
        return part.piece().equals(whole) || !part.isMostlyNew();
    }

    final List<Part<S>> streams(Id id, List<Part<S>> parts) {
        return Stream.concat(Stream.of(whole(id.value(), false)), parts.stream())
                .toList();
    }

    final Strand<S> strand(Part<S> part) {
        return strand(part.stream(), part.piece());
    }

    private <P> Strand<S> strand(String stream, Piece<S, P> piece) {
        return new Strand<>(stream, rules(), new PieceForm<>(piece, form(piece.type()), rules().initial()));
    }

    @SuppressWarnings("unchecked") // made for this class
    private <P> StateForm<P> form(Class<P> type) {
        return (StateForm<P>) forms.computeIfAbsent(type, _ -> new JsonForm<>(type, rules().version()));
    }
}

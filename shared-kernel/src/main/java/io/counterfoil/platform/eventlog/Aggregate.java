package io.counterfoil.platform.eventlog;

import io.counterfoil.kernel.decide.Decider;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * A kind of thing with a stream each: its commands, and the rules that decide them. A bean of it is all that there is to
 * say: the commands are subscribed, states remembered, events stored.
 *
 * <p>A command's answer is the state after it. A thing to which nothing has happened is there too, in its first state: its
 * rules refuse, or begin it.
 *
 * @param <C> commands
 * @param <S> state, which never changes once made: it is remembered and shared
 * @param <E> events
 */
public abstract class Aggregate<C, S, E> {
    private final Class<C> commands;
    private final Decider<C, S, E> rules;

    /** @param commands what all of them have in common, sealed; or the only one */
    protected Aggregate(Class<C> commands, Decider<C, S, E> rules) {
        this.commands = commands;
        this.rules = rules;
    }

    final Stream<Class<?>> commands() {
        return kinds(commands);
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Aggregate::kinds)
                : Stream.of(type);
    }

    final C cast(Object command) {
        return commands.cast(command);
    }

    final Decider<C, S, E> rules() {
        return rules;
    }
}

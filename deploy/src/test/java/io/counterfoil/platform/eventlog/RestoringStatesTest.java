package io.counterfoil.platform.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.counterfoil.kernel.decide.Decider;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.BeanUtils;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.ResolvableType;
import org.springframework.core.type.filter.AssignableTypeFilter;

/**
 * Whatever has happened, it makes no difference whether events came from a decision or from the log, and whether states were
 * remembered or written down and read. What is remembered never changes, whatever is made of it.
 */
class RestoringStatesTest {
    private static final Serializer EVENTS = new Serialization().eventSerializer(new EventNames(EventFamily.ALL));
    private static final long FIRST_SEED = 1;
    private static final int HISTORIES = 20;
    private static final int EVENTS_TRIED = 80;

    @ParameterizedTest
    @MethodSource("aggregates")
    <S, E> void makes_no_difference(Aggregate<?, S, E> aggregate) throws JsonProcessingException {
        var kinds = kinds(aggregate, 2);
        var met = new HashSet<Class<?>>();
        var form = StateForm.of(aggregate.rules());
        for (long seed = FIRST_SEED; seed < FIRST_SEED + HISTORIES; seed++) {
            met.addAll(history(aggregate.rules(), form, kinds, seed));
        }
        assertThat(met).containsAll(kinds(aggregate, 1));
    }

    /** @return the kinds of states that the thing has been in */
    @SuppressWarnings("unchecked") // made from the family of these rules
    static <S, E> Set<Class<?>> history(Decider<?, S, E> rules, StateForm<S> form, List<Class<?>> kinds, long seed)
            throws JsonProcessingException {
        var random = new Random(seed);
        var events = new RandomEvents(random);
        var folded = rules.initial();
        var restored = rules.initial();
        var met = new HashSet<Class<?>>(Set.of(folded.getClass()));
        for (int i = 0; i < EVENTS_TRIED; i++) {
            var event = (E) events.of(kinds);
            var before = form.write(folded);
            var next = evolved(rules, folded, event);
            assertThat(form.write(folded)).as("seed %d, event %d", seed, i).isEqualTo(before);
            if (next.isEmpty()) continue;
            folded = next.get();
            restored = rules.evolve(random.nextInt(5) == 0 ? form.read(form.write(restored)) : restored, read(event));
            assertThat(restored).as("seed %d, event %d", seed, i).isEqualTo(folded);
            // Maps are equal in whatever order; ours have one.
            assertThat(form.write(restored)).as("seed %d, event %d", seed, i).isEqualTo(form.write(folded));
            met.add(folded.getClass());
        }
        return met;
    }

    @SuppressWarnings("unchecked") // of the same class
    private static <E> E read(E event) {
        return (E) EVENTS.deserialize(EVENTS.serialize(event, String.class));
    }

    /** Nothing for an event that cannot happen to a thing that stands so. */
    private static <S, E> Optional<S> evolved(Decider<?, S, E> rules, S state, E event) {
        try {
            return Optional.of(rules.evolve(state, event));
        } catch (RuntimeException impossible) {
            return Optional.empty();
        }
    }

    /** The members of one of the types that an aggregate is made of: 1 for its states, 2 for its events. */
    private static List<Class<?>> kinds(Aggregate<?, ?, ?> aggregate, int of) {
        var type = ResolvableType.forClass(Aggregate.class, aggregate.getClass())
                .getGeneric(of)
                .toClass();
        return new EventFamily(type).members().toList();
    }

    static Stream<Aggregate<?, ?, ?>> aggregates() {
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AssignableTypeFilter(Aggregate.class));
        scan.addExcludeFilter(new AssignableTypeFilter(Composite.class));
        return scan.findCandidateComponents("io.counterfoil").stream()
                .<Aggregate<?, ?, ?>>map(found -> aggregate(String.valueOf(found.getBeanClassName())));
    }

    private static Aggregate<?, ?, ?> aggregate(String name) {
        try {
            return BeanUtils.instantiateClass(Class.forName(name).asSubclass(Aggregate.class));
        } catch (ClassNotFoundException e) {
            throw new LinkageError(name, e);
        }
    }
}

package io.counterfoil.platform.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.counterfoil.kernel.decide.Decider;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.axonframework.spring.stereotype.Aggregate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.BeanUtils;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.ResolvableType;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** Whatever has happened, a state that was written down and read goes on as if it had never been away. */
class RestoringStatesTest {
    private static final int HISTORIES = 200;
    private static final int EVENTS_TRIED = 80;

    @ParameterizedTest
    @MethodSource("aggregates")
    <S, E> void makes_no_difference(EventSourced<?, S, E> aggregate) throws JsonProcessingException {
        var kinds = kinds(aggregate);
        var seeds = new Random();
        var longest = 0;
        for (int i = 0; i < HISTORIES; i++) {
            longest = Math.max(longest, history(aggregate.rules(), kinds, seeds.nextLong()));
        }
        assertThat(longest).isPositive();
    }

    /** @return how many events it had */
    @SuppressWarnings("unchecked") // made from the family of these rules
    private static <S, E> int history(Decider<?, S, E> rules, List<Class<?>> kinds, long seed)
            throws JsonProcessingException {
        var random = new Random(seed);
        var events = new RandomEvents(random);
        var form = StateForm.of(rules);
        var folded = rules.initial();
        var restored = rules.initial();
        int happened = 0;
        for (int i = 0; i < EVENTS_TRIED; i++) {
            var event = (E) events.of(kinds);
            var next = evolved(rules, folded, event);
            if (next.isEmpty()) continue;
            folded = next.get();
            restored = rules.evolve(restored, event);
            if (random.nextInt(5) == 0) restored = form.read(form.write(restored));
            assertThat(restored).as("seed %d, event %d", seed, i).isEqualTo(folded);
            // Maps are equal in whatever order; ours have one.
            assertThat(form.write(restored)).as("seed %d, event %d", seed, i).isEqualTo(form.write(folded));
            happened++;
        }
        return happened;
    }

    /** Nothing for an event that cannot happen to a thing that stands so. */
    private static <S, E> Optional<S> evolved(Decider<?, S, E> rules, S state, E event) {
        try {
            return Optional.of(rules.evolve(state, event));
        } catch (RuntimeException impossible) {
            return Optional.empty();
        }
    }

    private static List<Class<?>> kinds(EventSourced<?, ?, ?> aggregate) {
        var family = ResolvableType.forClass(EventSourced.class, aggregate.getClass())
                .getGeneric(2)
                .toClass();
        return new EventFamily(family).members().toList();
    }

    static Stream<EventSourced<?, ?, ?>> aggregates() {
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(Aggregate.class));
        return scan.findCandidateComponents("io.counterfoil").stream()
                .<EventSourced<?, ?, ?>>map(found -> aggregate(String.valueOf(found.getBeanClassName())));
    }

    private static EventSourced<?, ?, ?> aggregate(String name) {
        try {
            return BeanUtils.instantiateClass(Class.forName(name).asSubclass(EventSourced.class));
        } catch (ClassNotFoundException e) {
            throw new LinkageError(name, e);
        }
    }
}

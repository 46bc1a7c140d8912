package io.counterfoil.platform.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecognisingAShapeTest {
    private static final Shape BEFORE = new Shape(Before.State.class);

    @Test
    void finds_the_same_in_the_same() {
        assertThat(new Shape(Before.State.class).digest(1)).isEqualTo(BEFORE.digest(1));
        assertThat(description(Same.State.class)).isEqualTo(description(Before.State.class));
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Renamed.State.class,
                Retyped.State.class,
                OfOthers.State.class,
                Deeper.State.class,
                Fewer.State.class,
                Wordier.State.class
            })
    void tells_what_is_different(Class<?> state) {
        assertThat(description(state)).isNotEqualTo(description(Before.State.class));
    }

    @Test
    void tells_rules_that_have_changed_their_mind() {
        assertThat(BEFORE.digest(2)).isNotEqualTo(BEFORE.digest(1));
    }

    /** As if the classes had stood in one place, one after another. */
    private static String description(Class<?> state) {
        return new Shape(state)
                .toString()
                .replace(state.getEnclosingClass().getName(), Before.class.getName());
    }

    private static final class Before {
        sealed interface State {}

        record Open(List<String> names, Map<String, Inner> inner) implements State {}

        record Shut() implements State {}

        record Inner(int count, Word word) {}

        enum Word {
            ONE
        }
    }

    private static final class Same {
        sealed interface State {}

        record Open(List<String> names, Map<String, Inner> inner) implements State {}

        record Shut() implements State {}

        record Inner(int count, Word word) {}

        enum Word {
            ONE
        }
    }

    private static final class Renamed {
        sealed interface State {}

        record Open(List<String> words, Map<String, Inner> inner) implements State {}

        record Shut() implements State {}

        record Inner(int count, Word word) {}

        enum Word {
            ONE
        }
    }

    private static final class Retyped {
        sealed interface State {}

        record Open(List<String> names, Map<String, Inner> inner) implements State {}

        record Shut() implements State {}

        record Inner(long count, Word word) {}

        enum Word {
            ONE
        }
    }

    private static final class OfOthers {
        sealed interface State {}

        record Open(List<Integer> names, Map<String, Inner> inner) implements State {}

        record Shut() implements State {}

        record Inner(int count, Word word) {}

        enum Word {
            ONE
        }
    }

    private static final class Deeper {
        sealed interface State {}

        record Open(List<String> names, Map<String, Inner> inner) implements State {}

        record Shut() implements State {}

        record Inner(int count, Word word, String more) {}

        enum Word {
            ONE
        }
    }

    private static final class Fewer {
        sealed interface State {}

        record Open(List<String> names, Map<String, Inner> inner) implements State {}

        record Inner(int count, Word word) {}

        enum Word {
            ONE
        }
    }

    private static final class Wordier {
        sealed interface State {}

        record Open(List<String> names, Map<String, Inner> inner) implements State {}

        record Shut() implements State {}

        record Inner(int count, Word word) {}

        enum Word {
            ONE,
            TWO
        }
    }
}

package io.counterfoil.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.counterfoil.kernel.decide.Decider;
import io.counterfoil.kernel.decide.Rejected;
import java.util.Arrays;
import java.util.List;

/** given(history).when(command).then(events): how the tests of rules speak. */
public record Given<C, S, E>(Decider<C, S, E> rules, List<? extends E> history) {
    @SafeVarargs
    @SuppressWarnings("varargs") // read only
    public static <C, S, E> Given<C, S, E> given(Decider<C, S, E> rules, E... history) {
        return new Given<>(rules, Arrays.stream(history).toList());
    }

    public When<C, S, E> when(C command) {
        return new When<>(this, command);
    }

    private S state() {
        return rules.replay(List.copyOf(history));
    }

    public record When<C, S, E>(Given<C, S, E> given, C command) {
        @SafeVarargs
        @SuppressWarnings("varargs") // read only
        public final void then(E... events) {
            assertThat(given.rules.decide(command, given.state()))
                    .containsExactlyElementsOf(Arrays.stream(events).toList());
        }

        public void thenNothing() {
            assertThat(given.rules.decide(command, given.state())).isEmpty();
        }

        public Rejected thenRefused(String code) {
            var refusal = catchThrowableOfType(Rejected.class, () -> given.rules.decide(command, given.state()));
            assertThat(refusal).describedAs("%s is refused", command).isNotNull();
            assertThat(refusal.code()).isEqualTo(code);
            return refusal;
        }
    }
}

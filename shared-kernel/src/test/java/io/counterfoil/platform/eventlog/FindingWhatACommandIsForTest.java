package io.counterfoil.platform.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.junit.jupiter.api.Test;

class FindingWhatACommandIsForTest {
    private final CommandTargets targets = new CommandTargets();

    private record Rename(
            String to, @TargetAggregateIdentifier String thing) {}

    @SuppressWarnings("UnusedMethod") // asked by reflection
    private interface AboutAnOwnersThings {
        String owner();

        @TargetAggregateIdentifier
        default String things() {
            return "things of " + owner();
        }
    }

    private record Count(String owner) implements AboutAnOwnersThings {}

    private record ForNobody(String thing) {}

    @Test
    void goes_by_the_annotation() {
        assertThat(targets.of(new Rename("new name", "th_1"))).isEqualTo("th_1");
    }

    @Test
    void goes_by_what_all_commands_of_a_kind_say() {
        assertThat(targets.of(new Count("me_1"))).isEqualTo("things of me_1");
    }

    @Test
    void fails_for_a_command_that_does_not_say() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> targets.of(new ForNobody("th_1")))
                .withMessageContaining("ForNobody");
    }

    @Test
    void fails_for_what_is_no_record() {
        assertThatIllegalArgumentException().isThrownBy(() -> targets.of("th_1"));
    }
}

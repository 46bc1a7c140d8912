package io.counterfoil.platform.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.common.IdentifierFactory;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {
    private static final int MANY = 100_000;

    @Test
    void are_what_axon_uses() {
        assertThat(IdentifierFactory.getInstance()).isInstanceOf(TimeOrderedIds.class);
    }

    @Test
    void are_uuids_of_version_7_with_the_present_in_front() {
        long before = System.currentTimeMillis();
        var id = UUID.fromString(IdentifierFactory.getInstance().generateIdentifier());

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isBetween(before, System.currentTimeMillis());
    }

    @Test
    void are_never_given_out_twice() {
        assertThat(Stream.generate(IdentifierFactory.getInstance()::generateIdentifier)
                        .parallel()
                        .limit(MANY)
                        .distinct())
                .hasSize(MANY);
    }
}

package io.counterfoil.notification.delivery;

import static io.counterfoil.notification.Examples.NOON;
import static io.counterfoil.notification.delivery.Deliveries.ENDPOINT;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.notification.delivery.views.DeliveryState;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NamingAReplayTest {
    @Test
    void says_all_that_there_is_to_know() {
        var replay = new Replay(ENDPOINT, 17, 4711, Optional.empty(), NOON.plusNanos(123_000));
        assertThat(replay.subject()).isEqualTo(ENDPOINT + "/17/4711/any/2026-01-01T12:00:00.000123Z");
        assertThat(Replay.parse(replay.subject())).isEqualTo(replay);
    }

    @ParameterizedTest
    @EnumSource(DeliveryState.class)
    void says_which_alone(DeliveryState state) {
        var replay = new Replay(ENDPOINT, 1, 2, Optional.of(state), NOON);
        assertThat(Replay.parse(replay.subject())).isEqualTo(replay);
    }
}

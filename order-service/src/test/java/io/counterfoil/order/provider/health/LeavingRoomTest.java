package io.counterfoil.order.provider.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.kernel.order.Attempt;
import io.counterfoil.kernel.order.AttemptNo;
import io.counterfoil.kernel.order.OrderId;
import io.counterfoil.order.provider.Providers;
import io.counterfoil.order.provider.health.HealthTerms.Circuit;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeavingRoomTest {
    private static final HealthTerms TERMS = new HealthTerms(
            4, 6, Duration.ofSeconds(1), Duration.ofSeconds(1), new Circuit(4, 50, Duration.ofSeconds(1), 1));

    private final Background background = new Background(TERMS, new Providers(List.of(new SomeProvider())));

    @Test
    void takes_half_of_an_accounts_room_and_not_one_place_more() {
        var first = background.take(attempt("one"));
        assertThat(background.take(attempt("one"))).isInstanceOf(Place.Taken.class);
        assertThat(background.take(attempt("one"))).isEqualTo(new Place.None("some/one"));
        assertThat(background.full()).containsExactly("some/one");

        ((Place.Taken) first).close();
        assertThat(background.full()).isEmpty();
        assertThat(background.take(attempt("one"))).isInstanceOf(Place.Taken.class);
    }

    @Test
    void takes_half_of_a_providers_room_and_not_one_place_more() {
        for (var account : List.of("one", "two", "three")) {
            assertThat(background.take(attempt(account))).isInstanceOf(Place.Taken.class);
        }
        assertThat(background.take(attempt("four"))).isEqualTo(new Place.None("some"));
        assertThat(background.full()).containsExactly("some");
        assertThat(background.callsMax()).isEqualTo(3);
    }

    private static Attempt attempt(String account) {
        return new Attempt(AttemptNo.of(OrderId.derive(SomeProvider.MERCHANT, "A-1"), 1), "some", account);
    }
}

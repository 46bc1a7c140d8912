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
        var first = background.take(attempts("one")).orElseThrow();
        assertThat(background.take(attempts("one"))).isPresent();
        assertThat(background.take(attempts("one"))).isEmpty();

        first.close();
        assertThat(background.take(attempts("one"))).isPresent();
    }

    @Test
    void takes_half_of_a_providers_room_and_not_one_place_more() {
        for (var account : List.of("one", "two", "three")) {
            assertThat(background.take(attempts(account))).isPresent();
        }
        assertThat(background.take(attempts("four"))).isEmpty();
        assertThat(background.callsMax()).isEqualTo(3);
    }

    @Test
    void takes_one_place_for_an_order_however_often_it_was_tried() {
        for (int i = 0; i < 2; i++) {
            assertThat(background.take(attempts("one", "one", "one"))).isPresent();
        }
        assertThat(background.take(attempts("two"))).isPresent();
    }

    @Test
    void takes_nothing_for_an_order_that_finds_no_room_with_one_of_its_accounts() {
        for (int i = 0; i < 2; i++) background.take(attempts("one"));
        assertThat(background.take(attempts("two", "one"))).isEmpty();
        assertThat(background.take(attempts("two"))).isPresent();
    }

    private static List<Attempt> attempts(String... accounts) {
        var order = OrderId.derive(SomeProvider.MERCHANT, "A-1");
        return List.of(accounts).stream()
                .map(account -> new Attempt(AttemptNo.of(order, 1), "some", account))
                .toList();
    }
}

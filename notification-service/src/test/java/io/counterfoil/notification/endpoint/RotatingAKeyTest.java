package io.counterfoil.notification.endpoint;

import static io.counterfoil.notification.Examples.MERCHANT;
import static io.counterfoil.notification.Examples.NOON;
import static io.counterfoil.notification.Examples.sealed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.notification.EndpointEvent;
import io.counterfoil.kernel.notification.EndpointEvent.EndpointCreated;
import io.counterfoil.kernel.notification.EndpointEvent.EndpointKeyIssued;
import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.kernel.notification.EndpointKey;
import io.counterfoil.kernel.notification.EndpointKey.Scheme;
import io.counterfoil.kernel.notification.EndpointTerms;
import io.counterfoil.notification.endpoint.EndpointCommand.RotateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RotatingAKeyTest {
    private static final EndpointId ID = EndpointId.derive(MERCHANT.value(), "one");
    private static final EndpointKey FIRST = EndpointKey.symmetric(sealed("first"));
    private static final EndpointKey SECOND = EndpointKey.symmetric(sealed("second"));
    private static final EndpointKey PAIR = new EndpointKey(Scheme.ED25519, sealed("pair"), "whpk_a");
    private static final Duration DAY = Duration.ofDays(1);
    private static final EndpointCreated CREATED = new EndpointCreated(
            ID,
            MERCHANT,
            null,
            "https://shop.example/",
            Set.of("order.paid"),
            FIRST.secret(),
            EndpointTerms.USUAL,
            NOON);

    @Test
    void has_both_sign_until_the_overlap_is_over() {
        var history = List.of(CREATED, issued(SECOND, DAY, "a", NOON));
        assertThat(decide(rotate(SECOND, DAY, "a", NOON), List.of(CREATED))).containsExactly(history.getLast());
        assertThat(signing(history, NOON)).containsExactly(SECOND, FIRST);
        assertThat(signing(history, NOON.plus(DAY).minusMillis(1))).containsExactly(SECOND, FIRST);
        assertThat(signing(history, NOON.plus(DAY))).containsExactly(SECOND);
    }

    @Test
    void can_end_the_earlier_ones_at_once() {
        assertThat(signing(List.of(CREATED, issued(SECOND, Duration.ZERO, "a", NOON)), NOON))
                .containsExactly(SECOND);
    }

    @Test
    void ends_no_earlier_one_later_than_it_would_have_ended() {
        var third = EndpointKey.symmetric(sealed("third"));
        var history = List.of(CREATED, issued(SECOND, DAY, "a", NOON), issued(third, DAY.multipliedBy(7), "b", NOON));
        assertThat(signing(history, NOON.plus(DAY))).containsExactly(third, SECOND);
    }

    @Test
    void leaves_the_other_scheme_alone() {
        var history = List.of(CREATED, issued(PAIR, Duration.ZERO, "a", NOON));
        assertThat(signing(history, NOON)).containsExactly(PAIR, FIRST);
    }

    @Test
    void is_done_once_under_the_same_name() {
        var history = List.of(CREATED, issued(SECOND, DAY, "a", NOON));
        var third = EndpointKey.symmetric(sealed("third"));
        assertThat(decide(rotate(third, DAY, "a", NOON.plusSeconds(9)), history))
                .isEmpty();
        assertRefused("rotation-differs", rotate(third, Duration.ZERO, "a", NOON), history);
        assertRefused("rotation-differs", rotate(PAIR, DAY, "a", NOON), history);
    }

    @Test
    void overlaps_for_so_long_and_no_longer() {
        var history = List.<EndpointEvent>of(CREATED);
        assertThat(decide(rotate(SECOND, Rotation.OVERLAP_MAX, "a", NOON), history))
                .hasSize(1);
        assertRefused("overlap-out-of-range", rotate(SECOND, Rotation.OVERLAP_MAX.plusMillis(1), "a", NOON), history);
        assertRefused("overlap-out-of-range", rotate(SECOND, Duration.ofMillis(-1), "a", NOON), history);
    }

    @Test
    void has_so_many_sign_at_once_and_no_more() {
        var history = new ArrayList<EndpointEvent>(List.of(CREATED));
        for (int i = 1; i < Rotation.SIGNING_MAX; i++) {
            assertThat(decide(rotate(key(i), DAY, "a" + i, NOON), history)).hasSize(1);
            history.add(issued(key(i), DAY, "a" + i, NOON));
        }
        assertRefused("keys-too-many", rotate(SECOND, DAY, "b", NOON), history);
        assertRefused("keys-too-many", rotate(PAIR, Duration.ZERO, "b", NOON), history);
        assertThat(decide(rotate(SECOND, DAY, "b", NOON.plus(DAY)), history)).hasSize(1);
    }

    @Test
    void revokes_a_key_at_once_however_many_sign() {
        var history = new ArrayList<EndpointEvent>(List.of(CREATED, issued(PAIR, Duration.ZERO, "pair", NOON)));
        for (int i = 2; i < Rotation.SIGNING_MAX; i++) history.add(issued(key(i), DAY, "a" + i, NOON));
        var revoking = rotate(SECOND, Duration.ZERO, "b", NOON);
        history.addAll(decide(revoking, history));
        assertThat(signing(history, NOON)).containsExactly(SECOND, PAIR);
    }

    @Test
    void is_done_so_often_and_never_again() {
        var history = new ArrayList<EndpointEvent>(List.of(CREATED));
        for (int i = 1; i < Rotation.EVER_MAX - 1; i++) history.add(issued(key(i), Duration.ZERO, "a" + i, NOON));
        assertThat(decide(rotate(SECOND, DAY, "last", NOON), history)).hasSize(1);
        history.add(issued(SECOND, Duration.ZERO, "last", NOON));
        assertRefused("keys-exhausted", rotate(PAIR, DAY, "one too many", NOON), history);
    }

    private static EndpointKey key(int number) {
        return EndpointKey.symmetric(sealed("key " + number));
    }

    private static RotateKey rotate(EndpointKey key, Duration overlap, String request, Instant now) {
        return new RotateKey(MERCHANT, ID, key, overlap, request, now);
    }

    private static EndpointKeyIssued issued(EndpointKey key, Duration overlap, String request, Instant at) {
        return new EndpointKeyIssued(ID, MERCHANT, key, at.plus(overlap), request, at);
    }

    private static List<EndpointKey> signing(List<? extends EndpointEvent> history, Instant now) {
        return new Endpoints()
                .replay(List.copyOf(history))
                .find(ID)
                .orElseThrow()
                .signing(now);
    }

    private static void assertRefused(String code, RotateKey command, List<? extends EndpointEvent> history) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> decide(command, history))
                .returns(code, Rejected::code);
    }

    private static List<EndpointEvent> decide(RotateKey command, List<? extends EndpointEvent> history) {
        var rules = new Endpoints();
        return rules.decide(command, rules.replay(List.copyOf(history)));
    }
}

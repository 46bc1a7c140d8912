package io.counterfoil.notification.endpoint;

import static io.counterfoil.notification.Examples.GOODS;
import static io.counterfoil.notification.Examples.MERCHANT;
import static io.counterfoil.notification.Examples.NOON;
import static io.counterfoil.notification.Examples.sealed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.notification.EndpointEvent;
import io.counterfoil.kernel.notification.EndpointEvent.EndpointChanged;
import io.counterfoil.kernel.notification.EndpointEvent.EndpointCreated;
import io.counterfoil.kernel.notification.EndpointEvent.EndpointDisabled;
import io.counterfoil.kernel.notification.EndpointEvent.EndpointKeyIssued;
import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.kernel.notification.EndpointKey;
import io.counterfoil.kernel.notification.EndpointSettings;
import io.counterfoil.kernel.notification.EndpointTerms;
import io.counterfoil.kernel.order.GoodsId;
import io.counterfoil.notification.endpoint.EndpointCommand.CreateEndpoint;
import io.counterfoil.notification.endpoint.EndpointCommand.DisableEndpoint;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CreatingAnEndpointTest {
    private static final String URL = "https://shop.example/notices";
    private static final Set<String> BOTH = Set.of("order.created", "order.paid");
    private static final EndpointSettings GENERAL = new EndpointSettings(URL, BOTH, null, EndpointTerms.USUAL);

    @Test
    void is_recorded_with_its_encrypted_secret() {
        assertThat(decide(create("one", GENERAL)))
                .containsExactly(new EndpointCreated(
                        id("one"), MERCHANT, null, URL, BOTH, sealed("one"), EndpointTerms.USUAL, NOON));
    }

    @Test
    void is_done_once_under_the_same_key_and_keeps_the_first_secret() {
        assertThat(decide(
                        new CreateEndpoint(MERCHANT, id("one"), GENERAL, keys("another secret"), NOON),
                        created("one", GENERAL)))
                .isEmpty();
    }

    @Test
    void is_refused_under_the_same_key_with_other_content() {
        refused("endpoint-differs", "/url", settings("https://else.example/", BOTH, null));
        refused("endpoint-differs", "/kinds", settings(URL, Set.of("order.paid"), null));
        refused("endpoint-differs", "/goods", settings(URL, BOTH, GOODS));
    }

    private void refused(String code, String pointer, EndpointSettings settings) {
        assertRefused(code, pointer, () -> decide(create("one", settings), created("one", GENERAL)));
    }

    @Test
    void is_known_again_whatever_was_changed_since() {
        var changed = new EndpointChanged(
                id("one"), MERCHANT, settings("https://else.example/", Set.of("order.paid"), GOODS), NOON);
        assertThat(decide(create("one", GENERAL), created("one", GENERAL), changed))
                .isEmpty();
    }

    @Test
    void makes_a_pair_of_keys_too_where_it_is_asked_to() {
        var pair = new EndpointKey(EndpointKey.Scheme.ED25519, sealed("pair"), "whpk_a");
        var command = new CreateEndpoint(
                MERCHANT, id("one"), GENERAL, List.of(keys("one").getFirst(), pair), NOON);
        var events = decide(command);
        assertThat(events)
                .containsExactly(
                        created("one", GENERAL), new EndpointKeyIssued(id("one"), MERCHANT, pair, NOON, null, NOON));
        assertThat(decide(command, events)).isEmpty();
        assertRefused("endpoint-differs", "/asymmetric", () -> decide(create("one", GENERAL), events));
    }

    @Test
    void is_refused_without_a_kind() {
        assertRefused("kinds-missing", "/kinds", () -> decide(create("one", settings(URL, Set.of(), null))));
    }

    @Test
    void is_refused_for_a_kind_that_nobody_is_told_of() {
        assertRefused(
                "kind-unknown",
                "/kinds",
                () -> decide(create("one", settings(URL, Set.of("order.paid", "order.lost"), null))));
    }

    @Test
    void is_allowed_up_to_the_limit() {
        assertThat(decide(create("last", GENERAL), someCreated(Endpoints.ACTIVE_MAX - 1)))
                .containsExactly(created("last", GENERAL));
    }

    @Test
    void is_refused_beyond_the_limit() {
        assertRefused(
                "endpoints-too-many",
                null,
                () -> decide(create("one too many", GENERAL), someCreated(Endpoints.ACTIVE_MAX)));
    }

    @Test
    void counts_only_those_that_are_active() {
        var history = new ArrayList<EndpointEvent>(someCreated(Endpoints.ACTIVE_MAX));
        history.add(disabled("0"));
        assertThat(decide(create("next", GENERAL), history)).containsExactly(created("next", GENERAL));
    }

    @Test
    void is_allowed_so_often_and_never_again() {
        var history = new ArrayList<EndpointEvent>();
        for (int i = 0; i < Endpoints.EVER_MAX - 1; i++) {
            history.add(created(Integer.toString(i), GENERAL));
            history.add(disabled(Integer.toString(i)));
        }
        assertThat(decide(create("last", GENERAL), history)).containsExactly(created("last", GENERAL));
        history.add(created("last", GENERAL));
        assertRefused("endpoints-exhausted", null, () -> decide(create("one too many", GENERAL), history));
    }

    @Test
    void can_be_undone_once() {
        assertThat(decide(new DisableEndpoint(MERCHANT, id("one"), NOON), created("one", GENERAL)))
                .containsExactly(disabled("one"));
        assertThat(decide(new DisableEndpoint(MERCHANT, id("one"), NOON), created("one", GENERAL), disabled("one")))
                .isEmpty();
    }

    @Test
    void cannot_be_undone_where_it_never_happened() {
        assertRefused("endpoint-unknown", null, () -> decide(new DisableEndpoint(MERCHANT, id("one"), NOON)));
    }

    @Test
    void makes_a_secret_that_never_prints_itself() {
        var secret = SigningSecret.random(new SecureRandom());
        assertThat(secret).hasToString("whsec_…");
        assertThat(secret.key()).hasSizeBetween(24, 64);
        assertThat(SigningSecret.parse(secret.reveal()).key()).isEqualTo(secret.key());
    }

    private static CreateEndpoint create(String name, EndpointSettings settings) {
        return new CreateEndpoint(MERCHANT, id(name), settings, keys(name), NOON);
    }

    private static EndpointCreated created(String name, EndpointSettings settings) {
        return new EndpointCreated(
                id(name),
                MERCHANT,
                settings.goods(),
                settings.url(),
                settings.kinds(),
                sealed(name),
                settings.terms(),
                NOON);
    }

    private static List<EndpointCreated> someCreated(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> created(Integer.toString(i), GENERAL))
                .toList();
    }

    private static List<EndpointKey> keys(String name) {
        return List.of(EndpointKey.symmetric(sealed(name)));
    }

    private static EndpointSettings settings(String url, Set<String> kinds, @Nullable GoodsId goods) {
        return new EndpointSettings(url, kinds, goods, EndpointTerms.USUAL);
    }

    private static EndpointDisabled disabled(String name) {
        return new EndpointDisabled(id(name), MERCHANT, null, null, NOON);
    }

    private static EndpointId id(String name) {
        return EndpointId.derive(MERCHANT.value(), name);
    }

    private static void assertRefused(String code, @Nullable String pointer, ThrowingCallable decision) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(decision)
                .returns(code, Rejected::code)
                .returns(pointer, Rejected::pointer);
    }

    private static List<EndpointEvent> decide(EndpointCommand command, EndpointEvent... history) {
        return decide(command, List.of(history));
    }

    private static List<EndpointEvent> decide(EndpointCommand command, List<? extends EndpointEvent> history) {
        var rules = new Endpoints();
        return rules.decide(command, rules.replay(List.copyOf(history)));
    }
}

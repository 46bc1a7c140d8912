package io.counterfoil.notification.endpoint;

import static io.counterfoil.notification.Examples.GOODS;
import static io.counterfoil.notification.Examples.MERCHANT;
import static io.counterfoil.notification.Examples.NOON;
import static io.counterfoil.notification.Examples.sealed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.notification.EndpointEvent;
import io.counterfoil.kernel.notification.EndpointEvent.EndpointCreated;
import io.counterfoil.kernel.notification.EndpointEvent.EndpointDisabled;
import io.counterfoil.kernel.notification.EndpointId;
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
    private static final EndpointDraft GENERAL = new EndpointDraft(URL, BOTH, null);

    @Test
    void is_recorded_with_its_encrypted_secret() {
        assertThat(decide(create("one", GENERAL)))
                .containsExactly(new EndpointCreated(id("one"), MERCHANT, null, URL, BOTH, sealed("one"), NOON));
    }

    @Test
    void is_done_once_under_the_same_key_and_keeps_the_first_secret() {
        assertThat(decide(
                        new CreateEndpoint(MERCHANT, id("one"), GENERAL, sealed("another secret"), NOON),
                        created("one", GENERAL)))
                .isEmpty();
    }

    @Test
    void is_refused_under_the_same_key_with_other_content() {
        refused("endpoint-differs", "/url", new EndpointDraft("https://else.example/", BOTH, null));
        refused("endpoint-differs", "/kinds", new EndpointDraft(URL, Set.of("order.paid"), null));
        refused("endpoint-differs", "/goods", new EndpointDraft(URL, BOTH, GOODS));
    }

    private void refused(String code, String pointer, EndpointDraft draft) {
        assertRefused(code, pointer, () -> decide(create("one", draft), created("one", GENERAL)));
    }

    @Test
    void is_refused_without_a_kind() {
        assertRefused("kinds-missing", "/kinds", () -> decide(create("one", new EndpointDraft(URL, Set.of(), null))));
    }

    @Test
    void is_refused_for_a_kind_that_nobody_is_told_of() {
        assertRefused(
                "kind-unknown",
                "/kinds",
                () -> decide(create("one", new EndpointDraft(URL, Set.of("order.paid", "order.lost"), null))));
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
        history.add(new EndpointDisabled(id("0"), MERCHANT, NOON));
        assertThat(decide(create("next", GENERAL), history)).containsExactly(created("next", GENERAL));
    }

    @Test
    void is_allowed_so_often_and_never_again() {
        var history = new ArrayList<EndpointEvent>();
        for (int i = 0; i < Endpoints.EVER_MAX - 1; i++) {
            history.add(created(Integer.toString(i), GENERAL));
            history.add(new EndpointDisabled(id(Integer.toString(i)), MERCHANT, NOON));
        }
        assertThat(decide(create("last", GENERAL), history)).containsExactly(created("last", GENERAL));
        history.add(created("last", GENERAL));
        assertRefused("endpoints-exhausted", null, () -> decide(create("one too many", GENERAL), history));
    }

    @Test
    void can_be_undone_once() {
        assertThat(decide(new DisableEndpoint(MERCHANT, id("one"), NOON), created("one", GENERAL)))
                .containsExactly(new EndpointDisabled(id("one"), MERCHANT, NOON));
        assertThat(decide(
                        new DisableEndpoint(MERCHANT, id("one"), NOON),
                        created("one", GENERAL),
                        new EndpointDisabled(id("one"), MERCHANT, NOON)))
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

    private static CreateEndpoint create(String name, EndpointDraft draft) {
        return new CreateEndpoint(MERCHANT, id(name), draft, sealed(name), NOON);
    }

    private static EndpointCreated created(String name, EndpointDraft draft) {
        return new EndpointCreated(id(name), MERCHANT, draft.goods(), draft.url(), draft.kinds(), sealed(name), NOON);
    }

    private static List<EndpointCreated> someCreated(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> created(Integer.toString(i), GENERAL))
                .toList();
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

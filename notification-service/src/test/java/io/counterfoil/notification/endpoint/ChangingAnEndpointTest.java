package io.counterfoil.notification.endpoint;

import static io.counterfoil.notification.Examples.GOODS;
import static io.counterfoil.notification.Examples.MERCHANT;
import static io.counterfoil.notification.Examples.NOON;
import static io.counterfoil.notification.Examples.sealed;
import static io.counterfoil.notification.notice.NoticeKind.ORDER_PAID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.notification.DeliveryId;
import io.counterfoil.kernel.notification.EndpointEvent;
import io.counterfoil.kernel.notification.EndpointEvent.EndpointChanged;
import io.counterfoil.kernel.notification.EndpointEvent.EndpointCreated;
import io.counterfoil.kernel.notification.EndpointEvent.EndpointDeleted;
import io.counterfoil.kernel.notification.EndpointEvent.EndpointDisabled;
import io.counterfoil.kernel.notification.EndpointEvent.EndpointEnabled;
import io.counterfoil.kernel.notification.EndpointEvent.EndpointRecovered;
import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.kernel.notification.EndpointKey;
import io.counterfoil.kernel.notification.EndpointSettings;
import io.counterfoil.kernel.notification.EndpointTerms;
import io.counterfoil.notification.endpoint.EndpointCommand.ChangeEndpoint;
import io.counterfoil.notification.endpoint.EndpointCommand.DeleteEndpoint;
import io.counterfoil.notification.endpoint.EndpointCommand.DisableEndpoint;
import io.counterfoil.notification.endpoint.EndpointCommand.DisableFailing;
import io.counterfoil.notification.endpoint.EndpointCommand.DisableGone;
import io.counterfoil.notification.endpoint.EndpointCommand.EnableEndpoint;
import io.counterfoil.notification.endpoint.EndpointCommand.RecordRecovery;
import io.counterfoil.notification.endpoint.EndpointCommand.RotateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChangingAnEndpointTest {
    private static final EndpointId ID = id("one");
    private static final DeliveryId DELIVERY = DeliveryId.derive("event", ID);
    private static final Instant SINCE = NOON.minus(Duration.ofDays(5));
    private static final EndpointSettings OTHER =
            new EndpointSettings("https://else.example/", Set.of("order.closed"), GOODS, EndpointTerms.USUAL);
    private static final EndpointCreated CREATED = created("one");
    private static final EndpointDisabled DISABLED = new EndpointDisabled(ID, MERCHANT, null, null, NOON);
    private static final EndpointDisabled GONE = new EndpointDisabled(ID, MERCHANT, DELIVERY, null, NOON);
    private static final EndpointDisabled FAILING = new EndpointDisabled(ID, MERCHANT, null, SINCE, NOON);
    private static final EndpointDeleted DELETED = new EndpointDeleted(ID, MERCHANT, NOON);

    @Test
    void is_recorded_with_all_settings_and_counts_from_then_on() {
        var changed = new EndpointChanged(ID, MERCHANT, OTHER, NOON);
        assertThat(decide(change(OTHER), CREATED)).containsExactly(changed);
        assertThat(state(CREATED, changed).find(ID).orElseThrow().settings()).isEqualTo(OTHER);
        assertThat(state(CREATED, changed).toTell(ORDER_PAID, GOODS)).isEmpty();
    }

    @Test
    void is_nothing_where_nothing_is_changed() {
        assertThat(decide(change(CREATED.settings()), CREATED)).isEmpty();
    }

    @Test
    void may_be_done_while_it_is_disabled() {
        assertThat(decide(change(OTHER), CREATED, DISABLED)).hasSize(1);
        assertThat(decide(change(OTHER), CREATED, FAILING)).hasSize(1);
    }

    @Test
    void asks_for_what_may_be_asked_for() {
        var none = new EndpointSettings("https://else.example/", Set.of(), null, EndpointTerms.USUAL);
        assertRefused("kinds-missing", change(none), CREATED);
    }

    @Test
    void may_disable_it_and_enable_it_again() {
        assertThat(decide(new DisableEndpoint(MERCHANT, ID, NOON), CREATED)).containsExactly(DISABLED);
        assertThat(decide(new DisableEndpoint(MERCHANT, ID, NOON), CREATED, DISABLED))
                .isEmpty();
        assertThat(state(CREATED, DISABLED).toTell(ORDER_PAID, GOODS)).isEmpty();
        assertThat(decide(new EnableEndpoint(MERCHANT, ID, NOON), CREATED, DISABLED))
                .containsExactly(new EndpointEnabled(ID, MERCHANT, NOON));
        assertThat(decide(new EnableEndpoint(MERCHANT, ID, NOON), CREATED)).isEmpty();
    }

    @Test
    void is_its_owners_word_too_when_it_answers_that_it_is_gone() {
        assertThat(decide(new DisableGone(MERCHANT, ID, DELIVERY, NOON, NOON), CREATED))
                .containsExactly(GONE);
        assertThat(decide(new DisableGone(MERCHANT, ID, DELIVERY, NOON, NOON), CREATED, FAILING))
                .containsExactly(GONE);
        assertThat(decide(new DisableGone(MERCHANT, ID, DELIVERY, NOON, NOON), CREATED, DISABLED))
                .isEmpty();
        assertThat(state(CREATED, GONE).find(ID).orElseThrow().standing())
                .isEqualTo(new Standing.Disabled(NOON, DELIVERY));
    }

    @Test
    void is_not_its_word_any_more_when_its_owner_has_changed_or_enabled_it_since() {
        var late = new DisableGone(MERCHANT, ID, DELIVERY, NOON, NOON.plusSeconds(9));
        var later = NOON.plusMillis(1);
        assertThat(decide(late, CREATED, new EndpointChanged(ID, MERCHANT, OTHER, later)))
                .isEmpty();
        assertThat(decide(late, CREATED, DISABLED, new EndpointEnabled(ID, MERCHANT, later)))
                .isEmpty();
        assertThat(decide(late, CREATED, new EndpointChanged(ID, MERCHANT, OTHER, NOON)))
                .hasSize(1);
    }

    @Test
    void has_not_failed_for_long_when_its_owner_has_changed_or_enabled_it_since() {
        var failing = new DisableFailing(MERCHANT, ID, SINCE, NOON);
        var later = SINCE.plusMillis(1);
        assertThat(decide(failing, CREATED, new EndpointChanged(ID, MERCHANT, OTHER, later)))
                .isEmpty();
        assertThat(decide(failing, CREATED, DISABLED, new EndpointEnabled(ID, MERCHANT, later)))
                .isEmpty();
    }

    @Test
    void keeps_telling_one_that_only_fails_and_sends_it_nothing() {
        assertThat(decide(new DisableFailing(MERCHANT, ID, SINCE, NOON), CREATED))
                .containsExactly(FAILING);
        assertThat(decide(new DisableFailing(MERCHANT, ID, SINCE, NOON), CREATED, DISABLED))
                .isEmpty();
        assertThat(decide(new DisableFailing(MERCHANT, ID, SINCE, NOON), CREATED, FAILING))
                .isEmpty();
        assertThat(state(CREATED, FAILING).toTell(ORDER_PAID, GOODS)).hasSize(1).allMatch(one -> !one.enabled());
    }

    @Test
    void ends_its_failing_when_something_arrives_or_its_owner_says_so() {
        assertThat(decide(new RecordRecovery(MERCHANT, ID, DELIVERY, NOON), CREATED, FAILING))
                .containsExactly(new EndpointRecovered(ID, MERCHANT, DELIVERY, NOON));
        assertThat(decide(new RecordRecovery(MERCHANT, ID, DELIVERY, NOON), CREATED, DISABLED))
                .isEmpty();
        assertThat(decide(new EnableEndpoint(MERCHANT, ID, NOON), CREATED, FAILING))
                .hasSize(1);
        assertThat(decide(new DisableEndpoint(MERCHANT, ID, NOON), CREATED, FAILING))
                .containsExactly(DISABLED);
    }

    @Test
    void deletes_it_once_and_for_good() {
        assertThat(decide(new DeleteEndpoint(MERCHANT, ID, NOON), CREATED)).containsExactly(DELETED);
        assertThat(decide(new DeleteEndpoint(MERCHANT, ID, NOON), CREATED, DELETED))
                .isEmpty();
        assertThat(state(CREATED, DELETED).toTell(ORDER_PAID, GOODS)).isEmpty();
        assertRefused("endpoint-deleted", change(OTHER), CREATED, DELETED);
        assertRefused("endpoint-deleted", new EnableEndpoint(MERCHANT, ID, NOON), CREATED, DELETED);
        assertRefused("endpoint-deleted", new DisableEndpoint(MERCHANT, ID, NOON), CREATED, DELETED);
        var key = EndpointKey.symmetric(sealed("new"));
        assertRefused("endpoint-deleted", new RotateKey(MERCHANT, ID, key, Duration.ZERO, "a", NOON), CREATED, DELETED);
        assertThat(decide(new DisableFailing(MERCHANT, ID, SINCE, NOON), CREATED, DELETED))
                .isEmpty();
    }

    @Test
    void is_refused_for_what_there_is_not() {
        assertRefused("endpoint-unknown", change(OTHER));
        assertRefused("endpoint-unknown", new EnableEndpoint(MERCHANT, ID, NOON));
        assertRefused("endpoint-unknown", new DeleteEndpoint(MERCHANT, ID, NOON));
        assertRefused("endpoint-unknown", new DisableGone(MERCHANT, ID, DELIVERY, NOON, NOON));
    }

    @Test
    void enables_no_more_than_there_may_be() {
        var history = new ArrayList<EndpointEvent>(List.of(CREATED, DISABLED));
        for (int i = 1; i < Endpoints.ACTIVE_MAX; i++) history.add(created(Integer.toString(i)));
        var rules = new Endpoints();
        var enable = new EnableEndpoint(MERCHANT, ID, NOON);
        assertThat(rules.decide(enable, rules.replay(history))).hasSize(1);
        history.add(created("one too many"));
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> rules.decide(enable, rules.replay(history)))
                .returns("endpoints-too-many", Rejected::code);
    }

    @Test
    void leaves_one_its_place_while_it_fails() {
        var history = new ArrayList<EndpointEvent>(List.of(CREATED, FAILING));
        for (int i = 1; i < Endpoints.ACTIVE_MAX; i++) history.add(created(Integer.toString(i)));
        var rules = new Endpoints();
        assertThat(rules.decide(new EnableEndpoint(MERCHANT, ID, NOON), rules.replay(history)))
                .hasSize(1);
    }

    private static ChangeEndpoint change(EndpointSettings settings) {
        return new ChangeEndpoint(MERCHANT, ID, settings, NOON);
    }

    private static EndpointCreated created(String name) {
        return new EndpointCreated(
                id(name),
                MERCHANT,
                null,
                "https://shop.example/",
                Set.of("order.paid"),
                sealed(name),
                EndpointTerms.USUAL,
                NOON);
    }

    private static EndpointId id(String name) {
        return EndpointId.derive(MERCHANT.value(), name);
    }

    private static void assertRefused(String code, EndpointCommand command, EndpointEvent... history) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> decide(command, history))
                .returns(code, Rejected::code);
    }

    private static Endpoints.State state(EndpointEvent... history) {
        return new Endpoints().replay(List.of(history));
    }

    private static List<EndpointEvent> decide(EndpointCommand command, EndpointEvent... history) {
        return new Endpoints().decide(command, state(history));
    }
}

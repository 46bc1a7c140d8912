package io.counterfoil.notification.endpoint;

import io.counterfoil.kernel.decide.Decider;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.notification.EndpointEvent;
import io.counterfoil.kernel.notification.EndpointEvent.EndpointChanged;
import io.counterfoil.kernel.notification.EndpointEvent.EndpointCreated;
import io.counterfoil.kernel.notification.EndpointEvent.EndpointDeleted;
import io.counterfoil.kernel.notification.EndpointEvent.EndpointDisabled;
import io.counterfoil.kernel.notification.EndpointEvent.EndpointEnabled;
import io.counterfoil.kernel.notification.EndpointEvent.EndpointKeyIssued;
import io.counterfoil.kernel.notification.EndpointEvent.EndpointRecovered;
import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.kernel.notification.EndpointKey;
import io.counterfoil.kernel.order.GoodsId;
import io.counterfoil.notification.endpoint.EndpointCommand.ChangeEndpoint;
import io.counterfoil.notification.endpoint.EndpointCommand.CreateEndpoint;
import io.counterfoil.notification.endpoint.EndpointCommand.DeleteEndpoint;
import io.counterfoil.notification.endpoint.EndpointCommand.DisableEndpoint;
import io.counterfoil.notification.endpoint.EndpointCommand.DisableFailing;
import io.counterfoil.notification.endpoint.EndpointCommand.DisableGone;
import io.counterfoil.notification.endpoint.EndpointCommand.EnableEndpoint;
import io.counterfoil.notification.endpoint.EndpointCommand.RecordRecovery;
import io.counterfoil.notification.endpoint.EndpointCommand.RotateKey;
import io.counterfoil.notification.endpoint.Endpoints.State;
import io.counterfoil.notification.endpoint.Standing.Disabled;
import io.counterfoil.notification.endpoint.Standing.Enabled;
import io.counterfoil.notification.endpoint.Standing.Failing;
import io.counterfoil.notification.notice.NoticeKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** The rules of one merchant's endpoints. */
public final class Endpoints implements Decider<EndpointCommand, State, EndpointEvent> {
    /** Those that are told of anything: each is called for every event that it is told of. */
    static final int ACTIVE_MAX = 50;
    /** Created ever: what was deleted stays in the books, and every order is told by going through them. */
    static final int EVER_MAX = 1_000;

    /** In the order of their creation. */
    public record State(SequencedMap<EndpointId, Endpoint> all) {
        public Optional<Endpoint> find(EndpointId id) {
            return Optional.ofNullable(all.get(id));
        }

        /** Who is told of a kind of event of these goods: the goods' own endpoints, the general ones where they have none. */
        public List<Endpoint> toTell(NoticeKind kind, GoodsId goods) {
            var own = told(kind, goods);
            return own.isEmpty() ? told(kind, null) : own;
        }

        /** Who is told of what is about no goods. */
        public List<Endpoint> toTell(NoticeKind kind) {
            return told(kind, null);
        }

        private List<Endpoint> told(NoticeKind kind, @Nullable GoodsId goods) {
            return all.values().stream()
                    .filter(Endpoint::told)
                    .filter(endpoint -> kind.isAmong(endpoint.settings().kinds()))
                    .filter(endpoint -> Objects.equals(endpoint.settings().goods(), goods))
                    .toList();
        }

        private State with(Endpoint endpoint) {
            var changed = new LinkedHashMap<>(all);
            changed.put(endpoint.id(), endpoint);
            return new State(changed);
        }
    }

    @Override
    public State initial() {
        return new State(new LinkedHashMap<>());
    }

    @Override
    public List<EndpointEvent> decide(EndpointCommand command, State state) {
        return switch (command) {
            case CreateEndpoint create -> create(create, state);
            case ChangeEndpoint change -> change(change, kept(change, state));
            case RotateKey rotate -> Rotation.decide(rotate, kept(rotate, state));
            case DisableEndpoint disable -> Disabling.decide(disable, kept(disable, state));
            case DisableGone gone -> Disabling.decide(gone, known(gone, state));
            case DisableFailing failing -> Disabling.decide(failing, known(failing, state));
            case RecordRecovery recovery -> recover(recovery, known(recovery, state));
            case EnableEndpoint enable -> enable(enable, kept(enable, state), state);
            case DeleteEndpoint delete -> delete(delete, known(delete, state));
        };
    }

    private static List<EndpointEvent> create(CreateEndpoint command, State state) {
        @Nullable Endpoint before = state.all().get(command.endpoint());
        if (before != null) {
            Wish.requireSame(before, command);
            return List.of();
        }
        Wish.check(command.settings());
        requireRoom(state);
        if (state.all().size() >= EVER_MAX) {
            throw new Rejected("endpoints-exhausted", "a merchant has at most " + EVER_MAX + " endpoints, ever");
        }
        return created(command);
    }

    private static List<EndpointEvent> created(CreateEndpoint command) {
        var settings = command.settings();
        var events = new ArrayList<EndpointEvent>();
        events.add(new EndpointCreated(
                command.endpoint(),
                command.merchant(),
                settings.goods(),
                settings.url(),
                settings.kinds(),
                command.keys().getFirst().secret(),
                settings.terms(),
                command.now()));
        for (var key : command.keys().subList(1, command.keys().size())) {
            events.add(new EndpointKeyIssued(
                    command.endpoint(), command.merchant(), key, command.now(), null, command.now()));
        }
        return events;
    }

    private static void requireRoom(State state) {
        if (state.all().values().stream().filter(Endpoint::told).count() >= ACTIVE_MAX) {
            throw new Rejected("endpoints-too-many", "a merchant has at most " + ACTIVE_MAX + " active endpoints");
        }
    }

    private static List<EndpointEvent> change(ChangeEndpoint command, Endpoint endpoint) {
        Wish.check(command.settings());
        return command.settings().equals(endpoint.settings())
                ? List.of()
                : List.of(
                        new EndpointChanged(command.endpoint(), command.merchant(), command.settings(), command.now()));
    }

    private static List<EndpointEvent> recover(RecordRecovery command, Endpoint endpoint) {
        return endpoint.standing() instanceof Failing
                ? List.of(new EndpointRecovered(
                        command.endpoint(), command.merchant(), command.delivery(), command.now()))
                : List.of();
    }

    private static List<EndpointEvent> enable(EnableEndpoint command, Endpoint endpoint, State state) {
        if (endpoint.enabled()) return List.of();
        if (!endpoint.told()) requireRoom(state);
        return List.of(new EndpointEnabled(command.endpoint(), command.merchant(), command.now()));
    }

    private static List<EndpointEvent> delete(DeleteEndpoint command, Endpoint endpoint) {
        return endpoint.deleted()
                ? List.of()
                : List.of(new EndpointDeleted(command.endpoint(), command.merchant(), command.now()));
    }

    private static Endpoint known(EndpointCommand command, State state) {
        return state.find(command.endpoint()).orElseThrow(() -> Rejected.unknown(EndpointId.class));
    }

    private static Endpoint kept(EndpointCommand command, State state) {
        var endpoint = known(command, state);
        if (endpoint.deleted()) throw new Rejected("endpoint-deleted", "the endpoint was deleted, for good");
        return endpoint;
    }

    @Override
    public State evolve(State state, EndpointEvent event) {
        return event instanceof EndpointCreated created
                ? state.with(endpoint(created))
                : state.with(evolve(state.find(event.endpoint()).orElseThrow(), event));
    }

    private static Endpoint endpoint(EndpointCreated event) {
        var key = IssuedKey.first(EndpointKey.symmetric(event.secret()));
        var settings = event.settings();
        return new Endpoint(event.endpoint(), settings, settings, List.of(key), event.at(), null, new Enabled());
    }

    private static Endpoint evolve(Endpoint endpoint, EndpointEvent event) {
        return switch (event) {
            case EndpointCreated created -> endpoint(created);
            case EndpointChanged e -> endpoint.settings(e.settings()).touched(e.at());
            case EndpointKeyIssued e -> endpoint.with(e);
            case EndpointDisabled e -> endpoint.standing(disabled(e, e.failingSince()));
            case EndpointEnabled e -> endpoint.standing(new Enabled()).touched(e.at());
            case EndpointRecovered _ -> endpoint.standing(new Enabled());
            case EndpointDeleted e -> endpoint.standing(new Standing.Deleted(e.at()));
        };
    }

    private static Standing disabled(EndpointDisabled event, @Nullable Instant failingSince) {
        return failingSince == null ? new Disabled(event.at(), event.gone()) : new Failing(failingSince, event.at());
    }
}

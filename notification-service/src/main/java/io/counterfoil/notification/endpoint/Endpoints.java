package io.counterfoil.notification.endpoint;

import static java.util.stream.Collectors.joining;

import io.counterfoil.kernel.decide.Decider;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.notification.EndpointEvent;
import io.counterfoil.kernel.notification.EndpointEvent.EndpointCreated;
import io.counterfoil.kernel.notification.EndpointEvent.EndpointDisabled;
import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.kernel.order.GoodsId;
import io.counterfoil.notification.endpoint.EndpointCommand.CreateEndpoint;
import io.counterfoil.notification.endpoint.EndpointCommand.DisableEndpoint;
import io.counterfoil.notification.endpoint.Endpoints.State;
import io.counterfoil.notification.notice.NoticeKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** The rules of one merchant's endpoints. */
public final class Endpoints implements Decider<EndpointCommand, State, EndpointEvent> {
    /** Active ones: each is called for every event that it is told of. */
    static final int ACTIVE_MAX = 50;
    /** Created ever: what was disabled stays in the books, and every order is told by going through them. */
    static final int EVER_MAX = 1_000;

    /** In the order of their creation. */
    public record State(SequencedMap<EndpointId, Endpoint> all) {
        public Optional<Endpoint> find(EndpointId id) {
            return Optional.ofNullable(all.get(id));
        }

        /** Who is told of a kind of event of these goods: the goods' own endpoints, the general ones where they have none. */
        public List<Endpoint> toTell(NoticeKind kind, GoodsId goods) {
            var own = active(kind, goods);
            return own.isEmpty() ? active(kind, null) : own;
        }

        private List<Endpoint> active(NoticeKind kind, @Nullable GoodsId goods) {
            return all.values().stream()
                    .filter(Endpoint::active)
                    .filter(endpoint -> endpoint.draft().kinds().contains(kind.word()))
                    .filter(endpoint -> Objects.equals(endpoint.draft().goods(), goods))
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
            case DisableEndpoint disable -> disable(disable, state);
        };
    }

    private static List<EndpointEvent> create(CreateEndpoint command, State state) {
        @Nullable Endpoint before = state.all().get(command.endpoint());
        if (before != null) {
            requireSame(before.draft(), command.draft());
            return List.of();
        }
        requireKnownKinds(command.draft());
        requireRoom(state);
        var draft = command.draft();
        return List.of(new EndpointCreated(
                command.endpoint(),
                command.merchant(),
                draft.goods(),
                draft.url(),
                draft.kinds(),
                command.secret(),
                command.now()));
    }

    private static void requireRoom(State state) {
        if (state.all().values().stream().filter(Endpoint::active).count() >= ACTIVE_MAX) {
            throw new Rejected("endpoints-too-many", "a merchant has at most " + ACTIVE_MAX + " active endpoints");
        }
        if (state.all().size() >= EVER_MAX) {
            throw new Rejected("endpoints-exhausted", "a merchant has at most " + EVER_MAX + " endpoints, ever");
        }
    }

    private static void requireKnownKinds(EndpointDraft draft) {
        if (draft.kinds().isEmpty()) {
            throw Rejected.invalid("kinds-missing", "an endpoint is told of at least one kind of event", "/kinds");
        }
        var unknown = draft.kinds().stream()
                .filter(kind -> !NoticeKind.words().contains(kind))
                .sorted()
                .collect(joining(", "));
        if (!unknown.isEmpty()) throw Rejected.invalid("kind-unknown", "nobody is told of " + unknown, "/kinds");
    }

    private static void requireSame(EndpointDraft before, EndpointDraft now) {
        if (!before.url().equals(now.url())) throw differs("url");
        if (!before.kinds().equals(now.kinds())) throw differs("kinds");
        if (!Objects.equals(before.goods(), now.goods())) throw differs("goods");
    }

    private static Rejected differs(String field) {
        return Rejected.differs(
                "endpoint-differs", "an endpoint was created under this key with another " + field, "/" + field);
    }

    private static List<EndpointEvent> disable(DisableEndpoint command, State state) {
        var endpoint = state.find(command.endpoint())
                .orElseThrow(() -> Rejected.unknown("endpoint-unknown", "no such endpoint"));
        return endpoint.active()
                ? List.of(new EndpointDisabled(command.endpoint(), command.merchant(), command.now()))
                : List.of();
    }

    @Override
    public State evolve(State state, EndpointEvent event) {
        return switch (event) {
            case EndpointCreated e ->
                state.with(new Endpoint(
                        e.endpoint(), new EndpointDraft(e.url(), e.kinds(), e.goods()), e.secret(), e.at(), null));
            case EndpointDisabled e ->
                state.with(state.find(e.endpoint()).orElseThrow().disabled(e.at()));
        };
    }
}

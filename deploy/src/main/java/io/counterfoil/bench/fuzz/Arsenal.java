package io.counterfoil.bench.fuzz;

import java.util.List;
import java.util.stream.Stream;

/** Chooses what to send next. */
final class Arsenal {
    private static final List<Mutation> MUTATIONS = Stream.of(
                    AddressMutations.ALL, HeaderMutations.ALL, BodyMutations.ALL)
            .flatMap(List::stream)
            .toList();
    private static final int MUTATIONS_MAX = 3;

    private final List<Route> routes;
    private final Samples samples;
    private final Chance chance;

    Arsenal(List<Route> routes, Samples samples, Chance chance) {
        this.routes = routes;
        this.samples = samples;
        this.chance = chance;
    }

    /** Of somebody who has no key, and signs for nobody. */
    Draft ofStranger(Town town) {
        var route = chance.of(routes);
        var draft = route.isCallback() ? forged(route, town) : samples.draft(route, chance, town);
        spoil(draft, town);
        draft.key = chance.oneIn(2) ? "" : "x" + chance.below(1_000);
        return draft;
    }

    Draft ofAnybody(Town town) {
        var route = chance.of(routes);
        var draft = route.isCallback() ? callback(route, town) : samples.draft(route, chance, town);
        spoil(draft, town);
        return draft;
    }

    boolean isTimeForNoHttp() {
        return chance.oneIn(50);
    }

    byte[] notHttp() {
        return NotHttp.message(chance);
    }

    private Draft callback(Route route, Town town) {
        return switch (chance.below(5)) {
            case 0 -> Callbacks.genuine(route, chance, town);
            case 1 -> Callbacks.untrue(route, chance, town);
            case 2 -> WechatCallbacks.genuine(route, chance, town);
            case 3 -> WechatCallbacks.untrue(route, chance, town);
            default -> forged(route, town);
        };
    }

    private Draft forged(Route route, Town town) {
        return chance.oneIn(2) ? Callbacks.forged(route, chance, town) : WechatCallbacks.forged(route, chance, town);
    }

    /** Not at all, every now and then. */
    private void spoil(Draft draft, Town town) {
        var chosen = Stream.generate(() -> chance.of(MUTATIONS))
                .limit(chance.below(MUTATIONS_MAX + 1))
                .toList();
        chosen.stream().filter(mutation -> !mutation.late()).forEach(mutation -> mutation.apply(draft, chance, town));
        draft.write();
        chosen.stream().filter(Mutation::late).forEach(mutation -> mutation.apply(draft, chance, town));
        draft.raw = chance.oneIn(50);
    }
}

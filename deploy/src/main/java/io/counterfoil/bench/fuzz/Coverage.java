package io.counterfoil.bench.fuzz;

import io.counterfoil.bench.world.Findings;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Which routes were asked, and which of them have done what they were asked for. */
final class Coverage {
    private final List<Route> routes;
    private final Map<String, LongAdder> asked = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> done = new ConcurrentHashMap<>();

    Coverage(List<Route> routes) {
        this.routes = routes;
    }

    void note(Route route, Sent sent) {
        count(asked, route);
        if (sent.status() / 100 == 2) count(done, route);
    }

    void requireAll(Findings findings) {
        for (var route : routes) {
            findings.require(asked.containsKey(route.name()), "nobody has asked", route.name());
        }
    }

    int done() {
        return done.size();
    }

    List<String> neverDone() {
        return routes.stream()
                .map(Route::name)
                .filter(name -> !done.containsKey(name))
                .toList();
    }

    private static void count(Map<String, LongAdder> counts, Route route) {
        counts.computeIfAbsent(route.name(), _ -> new LongAdder()).increment();
    }
}

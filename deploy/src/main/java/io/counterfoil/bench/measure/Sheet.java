package io.counterfoil.bench.measure;

import io.counterfoil.bench.world.BenchBroken;
import io.counterfoil.bench.world.Outcome;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** What was measured, round by round; medians count. How busy the machine was meanwhile is part of it. */
public final class Sheet {
    private static final int DIGITS = 3;

    private final Map<String, List<Long>> rounds = new ConcurrentSkipListMap<>();
    private final Map<String, Object> ratios = new TreeMap<>();
    private final Map<String, Object> figures = new TreeMap<>(Map.of("load_before", Machine.load()));

    /** Once a round. */
    public void note(String name, long value) {
        rounds.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }

    public void figure(String name, Object value) {
        figures.put(name, value);
    }

    public void figures(Map<String, ?> all) {
        figures.putAll(all);
    }

    public long median(String name) {
        var sorted = rounds.getOrDefault(name, List.of()).stream().sorted().toList();
        if (sorted.isEmpty()) throw new BenchBroken("nothing was noted of " + name);
        return sorted.get(sorted.size() / 2);
    }

    /** Of the medians of two that were noted in the same rounds. */
    public void ratio(String name, String of, String to) {
        ratio(name, median(of), median(to));
    }

    public void ratio(String name, long of, long to) {
        ratios.put(
                name, BigDecimal.valueOf(of).divide(BigDecimal.valueOf(Math.max(1, to)), DIGITS, RoundingMode.HALF_UP));
    }

    public Outcome outcome(String scenario) {
        var all = new TreeMap<>(figures);
        all.put("load_after", Machine.load());
        rounds.forEach((name, values) -> {
            all.put(name, median(name));
            if (values.size() > 1) all.put(name + "_rounds", List.copyOf(values));
        });
        return new Outcome(scenario, ratios, all, List.of());
    }
}

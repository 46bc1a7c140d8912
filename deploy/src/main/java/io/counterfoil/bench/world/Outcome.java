package io.counterfoil.bench.world;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came of a scenario.
 *
 * @param ratios of two measurements, by name
 * @param figures by name
 * @param findings what was wrong: nothing, where all is well
 */
public record Outcome(String scenario, Map<String, Object> ratios, Map<String, Object> figures, List<String> findings) {
    private static final int NAME_WIDTH = 34;

    public static Outcome of(String scenario, Map<String, Object> figures, Findings findings) {
        var all = new TreeMap<>(figures);
        all.put("findings", findings.count());
        return new Outcome(scenario, Map.of(), all, findings.kept());
    }

    public boolean isClean() {
        return findings.isEmpty();
    }

    /** For people, and as the last line for programs. */
    public void print(PrintStream out) {
        findings.forEach(finding -> out.println("✗ " + finding));
        ratios.forEach((name, value) -> row(out, name, value));
        figures.forEach((name, value) -> row(out, name, value));
        out.println(new JsonMapper().writeValueAsString(json()));
    }

    private Map<String, Object> json() {
        return new TreeMap<>(Map.of("scenario", scenario, "ratios", ratios, "figures", figures));
    }

    private static void row(PrintStream out, String name, Object value) {
        var lines = value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)
                ? list
                : List.of(value);
        var margin = name + " ".repeat(Math.max(1, NAME_WIDTH - name.length()));
        for (var line : lines) {
            out.println(margin + line);
            margin = " ".repeat(margin.length());
        }
    }
}

package io.counterfoil.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The smallest form of each measurement comes to its end and says what it should; what it says means nothing yet. */
class MeasuringTest {
    private static final String NO_PGBENCH = "There is no pgbench on this machine";

    /** For the processes that they start too: what is compiled well is of no use to who is gone in a moment. */
    private static final String QUICKLY_THERE = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private static String said = "";
    private static Map<String, JsonNode> results = Map.of();

    record Small(String scenario, String rounds, List<String> ratios, List<String> figures) {
        @Override
        public String toString() {
            return scenario;
        }
    }

    static Stream<Small> scenarios() {
        return Stream.of(
                new Small(
                        "place",
                        "1",
                        List.of("place_vs_pgbench", "place_vs_stock", "latency_1_client_vs_stock"),
                        List.of("place_per_second")),
                new Small("growth", "1", List.of("growth_10m_vs_0"), List.of("log_size")),
                new Small("hot-stream", "200", List.of("hot_stream_100k_vs_10"), List.of("cold_100k_micros")),
                new Small("replay", "1", List.of("replay_vs_copy"), List.of("replay_per_second")),
                new Small("following", "1", List.of(), List.of("order-list_per_second", "all_per_second")),
                new Small("http", "1", List.of("http_vs_empty_handler"), List.of("http_per_second")),
                new Small("lag", "3", List.of(), List.of("lag_micros_p50", "lag_two_processes_micros_p50")),
                new Small("place-all", "1", List.of(), List.of("place_all_per_second")),
                new Small("fairness", "20", List.of(), List.of("healthy_millis_p99", "exhausted")),
                new Small("notify", "40", List.of(), List.of("deliveries_per_second", "rows_written_per_100")),
                new Small("mixed", "1", List.of(), List.of("mixed_per_second")),
                new Small("start", "1", List.of(), List.of("first_start_millis", "next_start_millis")),
                new Small(
                        "vouchers",
                        "1",
                        List.of("vouchers_vs_verify", "vouchers_vs_place", "voucher_cost_1m_vs_10"),
                        List.of(
                                "vouchers_1x1_per_second",
                                "vouchers_1x1000_per_second",
                                "vouchers_1000x1_per_second")));
    }

    @BeforeAll
    static void measure() throws Exception {
        said = inAProcessOfTheirOwn();
        results = said.lines()
                .filter(line -> line.startsWith("{"))
                .map(line -> new JsonMapper().readTree(line))
                .collect(toMap(result -> result.path("scenario").asString(), Function.identity()));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void ends_with_its_figures(Small small) {
        if (small.scenario.equals("place") && said.contains(NO_PGBENCH)) skip();
        assertThat(results).describedAs(said).containsKey(small.scenario);
        var result = Objects.requireNonNull(results.get(small.scenario));
        assertThat(result.path("ratios").propertyNames()).containsAll(small.ratios);
        assertThat(result.path("figures").propertyNames()).containsAll(small.figures);
    }

    private static void skip() {
        System.out.println("skipped: " + NO_PGBENCH);
        abort(NO_PGBENCH);
    }

    /** They decide where their Counterfoils log to. One process for all: what is compiled and loaded stays so. */
    private static String inAProcessOfTheirOwn() throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                All.class.getName()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JDK_JAVA_OPTIONS", QUICKLY_THERE);
        var process = builder.start();
        var told = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return told;
    }

    static final class All {
        public static void main(String[] args) {
            var out = new PrintStream(System.out, true, UTF_8);
            scenarios()
                    .forEach(small -> new CommandLine(new Bench(out))
                            .execute(small.scenario, "--rounds", small.rounds, "--seconds", "0.3"));
            System.exit(0);
        }

        private All() {}
    }
}

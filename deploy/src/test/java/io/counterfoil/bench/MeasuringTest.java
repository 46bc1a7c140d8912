package io.counterfoil.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** The smallest form of each measurement comes to its end and says what it should; what it says means nothing yet. */
class MeasuringTest {
    static Stream<Arguments> scenarios() {
        return Stream.of(
                arguments(
                        "place",
                        "1",
                        List.of("place_vs_pgbench", "place_vs_stock", "latency_1_client_vs_stock"),
                        List.of("place_per_second")),
                arguments("growth", "2", List.of("growth_10m_vs_0"), List.of("log_size")),
                arguments("hot-stream", "200", List.of("hot_stream_100k_vs_10"), List.of("cold_100k_micros")),
                arguments("replay", "1", List.of("replay_vs_copy"), List.of("replay_per_second")),
                arguments("http", "1", List.of("http_vs_empty_handler"), List.of("http_per_second")),
                arguments("lag", "3", List.of(), List.of("lag_micros_p50", "lag_two_processes_micros_p50")),
                arguments("place-all", "1", List.of(), List.of("place_all_per_second")),
                arguments("mixed", "1", List.of(), List.of("mixed_per_second")),
                arguments("start", "1", List.of(), List.of("first_start_millis", "next_start_millis")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void ends_with_its_figures(String scenario, String rounds, List<String> ratios, List<String> figures)
            throws Exception {
        var said = bench(scenario, "--rounds", rounds, "--seconds", "1");
        var last = new JsonMapper().readTree(said.strip().lines().toList().getLast());
        assertThat(last.path("scenario").asString()).isEqualTo(scenario);
        assertThat(last.path("ratios").propertyNames()).describedAs(said).containsAll(ratios);
        assertThat(last.path("figures").propertyNames()).describedAs(said).containsAll(figures);
    }

    /** In a process of its own: it decides where its Counterfoils log to. */
    private static String bench(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Bench.class.getName()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).describedAs(said).isZero();
        return said;
    }
}

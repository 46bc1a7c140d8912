package io.counterfoil.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/** The small form of each torment; {@code deploy/bench} is the large one. */
class TormentingTest {
    private static final String SEED = System.getProperty("counterfoil.bench.seed", "20261121");

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @Test
    void with_mutated_requests_changes_nothing_and_breaks_nothing() {
        assertClean("fuzz", "1500");
    }

    @Test
    void with_kill_9_loses_nothing_that_was_acknowledged() {
        assertClean("crash", "4");
    }

    @Test
    void with_many_writers_shows_every_event_once_to_every_consumer() {
        assertClean("positions", "4000");
    }

    @Test
    void with_races_takes_no_money_twice_and_loses_none() {
        assertClean("races", "5");
    }

    @Test
    void knows_its_scenarios() {
        assertThat(bench("unheard-of")).isEqualTo(2);
        assertThat(bench("fuzz", "--rounds", "0")).isEqualTo(2);
    }

    private void assertClean(String scenario, String rounds) {
        var code = bench(scenario, "--rounds", rounds, "--seed", SEED);
        System.out.println(told.toString(UTF_8));
        assertThat(code).describedAs(told.toString(UTF_8)).isZero();
        assertThat(told.toString(UTF_8)).contains("seed " + SEED);
        var last = new JsonMapper()
                .readTree(told.toString(UTF_8).strip().lines().toList().getLast());
        assertThat(last.propertyNames()).contains("scenario", "ratios", "figures");
    }

    private int bench(String... arguments) {
        return new CommandLine(new Bench(new PrintStream(told, true, UTF_8))).execute(arguments);
    }
}

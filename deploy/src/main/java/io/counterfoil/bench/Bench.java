package io.counterfoil.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;

import io.counterfoil.bench.crash.Crash;
import io.counterfoil.bench.fairness.Fairness;
import io.counterfoil.bench.following.Following;
import io.counterfoil.bench.fuzz.Fuzz;
import io.counterfoil.bench.growth.Growth;
import io.counterfoil.bench.hotstream.HotStream;
import io.counterfoil.bench.http.Http;
import io.counterfoil.bench.lag.Lag;
import io.counterfoil.bench.mixed.Mixed;
import io.counterfoil.bench.notify.Notify;
import io.counterfoil.bench.place.Place;
import io.counterfoil.bench.placeall.PlaceAll;
import io.counterfoil.bench.positions.Positions;
import io.counterfoil.bench.races.Races;
import io.counterfoil.bench.replay.Replay;
import io.counterfoil.bench.start.Start;
import io.counterfoil.bench.vouchers.Vouchers;
import io.counterfoil.bench.world.Progress;
import io.counterfoil.bench.world.Scenario;
import io.counterfoil.bench.world.Terms;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Runs a scenario; its exit code is 0 when nothing was wrong. */
@Command(
        name = "deploy/bench",
        mixinStandardHelpOptions = true,
        description = "Torments or measures a Counterfoil of its own. The last line is one JSON object.")
final class Bench implements Callable<Integer> {
    static final Map<String, Scenario> SCENARIOS = new TreeMap<>(Map.ofEntries(
            entry("crash", new Crash()),
            entry("fairness", new Fairness()),
            entry("following", new Following()),
            entry("fuzz", new Fuzz()),
            entry("growth", new Growth()),
            entry("hot-stream", new HotStream()),
            entry("http", new Http()),
            entry("lag", new Lag()),
            entry("mixed", new Mixed()),
            entry("notify", new Notify()),
            entry("place", new Place()),
            entry("place-all", new PlaceAll()),
            entry("positions", new Positions()),
            entry("races", new Races()),
            entry("replay", new Replay()),
            entry("start", new Start()),
            entry("vouchers", new Vouchers())));

    private final PrintStream out;

    @Parameters(paramLabel = "NAME", description = "crash, fuzz, positions and races torment; the others measure")
    private String name = "";

    @Option(names = "--rounds", description = "How many; without it, as many as the scenario means to")
    private @Nullable Integer rounds;

    @Option(names = "--seed", description = "The same seed asks for the same things")
    private @Nullable Long seed;

    @Option(names = "--seconds", description = "After which no further round is begun; how long each measurement lasts")
    private @Nullable BigDecimal seconds;

    @Option(names = "--profile", paramLabel = "FILE", description = "Where a recording (JFR) of what is measured goes")
    private @Nullable Path profile;

    Bench(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        var out = new PrintStream(System.out, true, UTF_8);
        System.exit(new CommandLine(new Bench(out)).execute(args));
    }

    @Override
    public Integer call() {
        var scenario = SCENARIOS.get(name);
        if (scenario == null) throw usage("There is no scenario \"" + name + "\", only " + SCENARIOS.keySet());
        var terms = terms();
        out.println(name + ", seed " + terms.seed());
        var outcome = scenario.run(terms);
        outcome.print(out);
        return outcome.isClean() ? 0 : 1;
    }

    private Terms terms() {
        if (rounds != null && rounds < 1) throw usage("--rounds: at least 1");
        if (seconds != null && seconds.signum() <= 0) throw usage("--seconds: more than 0");
        return new Terms(
                seed == null ? System.nanoTime() : seed,
                Optional.ofNullable(rounds),
                Optional.ofNullable(seconds).map(Bench::duration),
                Optional.ofNullable(profile),
                Progress.onTerminal(System.err));
    }

    private static Duration duration(BigDecimal seconds) {
        return Duration.ofMillis(seconds.movePointRight(3).longValue());
    }

    private ParameterException usage(String why) {
        return new ParameterException(new CommandLine(this), why);
    }
}

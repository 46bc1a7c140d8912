package io.counterfoil.bench.micro;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.counterfoil.bench.measure.Machine;
import io.counterfoil.bench.measure.Sheet;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures all of them, each in a process of its own. */
@Command(
        name = "deploy/bench micro",
        mixinStandardHelpOptions = true,
        description = "What small parts cost, in nanoseconds and bytes a call. The last line is one JSON object.")
final class Micro implements Callable<Integer> {
    private static final String ALLOCATED = "gc.alloc.rate.norm";
    private static final long MILLIS_A_SECOND = 1_000;

    private final PrintStream out;

    @Option(names = "--rounds", defaultValue = "5", description = "How often each is measured; medians count")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "1", description = "How long each measurement lasts")
    private BigDecimal seconds = BigDecimal.ONE;

    @Option(names = "--forks", defaultValue = "1", description = "0: in this process")
    private int forks;

    Micro(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new Micro(new PrintStream(System.out, true, UTF_8))).execute(args));
    }

    @Override
    public Integer call() throws RunnerException {
        var sheet = new Sheet();
        for (var result : new Runner(options()).run()) note(result, sheet);
        sheet.figure("machine", Machine.describe(Path.of(System.getProperty("java.io.tmpdir"))));
        sheet.figure("java", Runtime.version().toString());
        sheet.outcome("micro").print(out);
        return 0;
    }

    private Options options() {
        var time = TimeValue.milliseconds(
                seconds.multiply(BigDecimal.valueOf(MILLIS_A_SECOND)).longValue());
        return new OptionsBuilder()
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .forks(forks)
                .jvmArgsAppend("--sun-misc-unsafe-memory-access=allow")
                .warmupIterations(rounds)
                .warmupTime(time)
                .measurementIterations(rounds)
                .measurementTime(time)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
    }

    /** {@code deciding_an_order_paid_nanos} is what {@link DecidingAnOrder#paid} takes. */
    private static void note(RunResult result, Sheet sheet) {
        var name = name(result.getParams().getBenchmark());
        result.getBenchmarkResults().stream()
                .flatMap(fork -> fork.getIterationResults().stream())
                .forEach(round -> sheet.note(
                        name + "_nanos", Math.round(round.getPrimaryResult().getScore())));
        sheet.figure(
                name + "_bytes",
                Math.round(requireNonNull(result.getSecondaryResults().get(ALLOCATED))
                        .getScore()));
    }

    private static String name(String benchmark) {
        var parts = benchmark.split("\\.", -1);
        var words = parts[parts.length - 2] + "_" + parts[parts.length - 1];
        return words.replaceAll("(?<!^)(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}

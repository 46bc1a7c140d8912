package io.counterfoil.bench.start;

import io.counterfoil.bench.measure.Machine;
import io.counterfoil.bench.measure.Sheet;
import io.counterfoil.bench.world.BenchBroken;
import io.counterfoil.bench.world.Instance;
import io.counterfoil.bench.world.Outcome;
import io.counterfoil.bench.world.Scenario;
import io.counterfoil.bench.world.Scratch;
import io.counterfoil.bench.world.Terms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * All roles with a PostgreSQL of their own, from the command to the first {@code 200} of {@code /health/ready}: on an empty
 * directory, and on one that is there already.
 */
public final class Start implements Scenario {
    private static final int ROUNDS = 5;
    private static final String PEAK = "VmHWM:";
    private static final int KIB_A_MIB = 1 << 10;

    @Override
    public Outcome run(Terms terms) {
        var sheet = new Sheet();
        for (int round = 1; round <= terms.rounds(ROUNDS); round++) {
            terms.progress().at("start: round", round, terms.rounds(ROUNDS));
            try (var scratch = Scratch.create()) {
                sheet.note("first_start_millis", start(scratch.path(), sheet));
                sheet.note("next_start_millis", start(scratch.path(), sheet));
            }
        }
        terms.progress().done();
        sheet.figure("machine", Machine.describe(Path.of(System.getProperty("java.io.tmpdir"))));
        return sheet.outcome("start");
    }

    private static long start(Path home, Sheet sheet) {
        var begin = System.nanoTime();
        try (var instance = Instance.launch(home)) {
            instance.awaitReady();
            var millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
            sheet.note("resident_mib", residentMib(instance.pid()));
            return millis;
        }
    }

    /** Without its PostgreSQL. */
    private static long residentMib(long pid) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith(PEAK))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / KIB_A_MIB)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new BenchBroken("no memory is known of " + pid, e);
        }
    }
}

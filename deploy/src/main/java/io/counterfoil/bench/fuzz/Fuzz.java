package io.counterfoil.bench.fuzz;

import io.counterfoil.bench.world.BenchBroken;
import io.counterfoil.bench.world.Instance;
import io.counterfoil.bench.world.MerchantServer;
import io.counterfoil.bench.world.Outcome;
import io.counterfoil.bench.world.Scenario;
import io.counterfoil.bench.world.Scratch;
import io.counterfoil.bench.world.Terms;
import java.io.IOException;

/** Mutated requests against every route of the public interface, first by strangers and then by everybody. */
public final class Fuzz implements Scenario {
    static final int REQUESTS = 200_000;

    private static final String AUDITOR = "the-auditors-key";
    private static final String ANALYST = "the-analysts-key";

    @Override
    public Outcome run(Terms terms) {
        try (var scratch = Scratch.create();
                var server = MerchantServer.start();
                var instance = Instance.launch(
                        scratch.path(),
                        Instance.unlimited(
                                "--counterfoil.auditor-key=" + AUDITOR, "--counterfoil.analyst-key=" + ANALYST))) {
            instance.awaitReady();
            var staff = new Town.Staff(instance.operatorKey(), AUDITOR, ANALYST);
            try {
                return new Siege(instance, staff, server.url(), terms).lay();
            } catch (BenchBroken broken) {
                throw new BenchBroken(broken.getMessage() + "\n" + instance.endOfLog(), broken);
            }
        } catch (IOException e) {
            throw new BenchBroken("the instance cannot be asked: " + e.getMessage(), e);
        }
    }
}

package io.counterfoil.bench.crash;

import io.counterfoil.bench.conservation.Conservation;
import io.counterfoil.bench.world.Alipay;
import io.counterfoil.bench.world.BenchBroken;
import io.counterfoil.bench.world.Findings;
import io.counterfoil.bench.world.Instance;
import io.counterfoil.bench.world.Log;
import io.counterfoil.bench.world.Merchant;
import io.counterfoil.bench.world.MerchantServer;
import io.counterfoil.bench.world.Outcome;
import io.counterfoil.bench.world.Patience;
import io.counterfoil.bench.world.Scenario;
import io.counterfoil.bench.world.Scratch;
import io.counterfoil.bench.world.Terms;
import java.io.IOException;
import java.time.Duration;
import java.util.TreeMap;

/**
 * {@code kill -9} of the JVM and of PostgreSQL, and PostgreSQL stopped for a while, in the middle of many orders and of
 * channels that are opened, paid by and collected.
 *
 * <p>The witnesses live elsewhere: the provider in a process with a database of its own, the merchant's server, and the
 * clients, who remember what they were told.
 */
public final class Crash implements Scenario {
    private static final int BLOWS = 50;
    private static final int ORDERS_A_BLOW = 20;

    /** Alipay's first repeat comes after four minutes: then after four seconds. */
    private static final String PROVIDERS_HURRY = "--counterfoil.sandbox.time-factor=60";

    /** So that many channels come to their end. */
    private static final String CHANNELS_HURRY = "--counterfoil.channel.settle-delay=5s";

    private static final Duration REST_MAX = Duration.ofMinutes(3);

    @Override
    public Outcome run(Terms terms) {
        try (var scratch = Scratch.create();
                var server = MerchantServer.start();
                var provider = Instance.launch(
                        scratch.path().resolve("provider"), Instance.unlimited("--roles=sandbox", PROVIDERS_HURRY));
                var orders = Instance.launch(
                        scratch.path().resolve("orders"),
                        Instance.unlimited(
                                "--roles=order,channel,notification",
                                CHANNELS_HURRY,
                                "--counterfoil.alipay.gateways.sandbox="
                                        + provider.api().base().resolve("/sandbox/alipay/gateway.do")))) {
            provider.awaitReady();
            orders.awaitReady();
            try {
                return run(terms, new Scene(orders, provider, server));
            } catch (BenchBroken broken) {
                throw new BenchBroken(broken.getMessage() + "\n" + orders.endOfLog(), broken);
            }
        } catch (IOException e) {
            throw new BenchBroken("the outside witnesses cannot be asked: " + e.getMessage(), e);
        }
    }

    /** @param provider is never killed */
    record Scene(Instance orders, Instance provider, MerchantServer server) {}

    private static Outcome run(Terms terms, Scene scene) throws IOException {
        var begin = System.nanoTime();
        var alipay = Alipay.open(scene.provider().api(), scene.provider().log());
        var merchant = Merchant.open(scene.orders().api(), scene.orders().operatorKey(), alipay);
        merchant.listen(scene.server());
        var findings = new Findings();
        int blows = terms.rounds().orElse(BLOWS);
        var killer = new Killer(scene.orders(), findings, blows, terms.seed());
        var crowd = new Crowd(merchant, scene.provider().api(), terms, killer, blows * ORDERS_A_BLOW, findings);
        var traders = Traders.begin(scene.orders(), findings);
        try (traders) {
            crowd.trade();
        }
        terms.progress().done();
        var money = atRest(scene.orders().log(), findings);
        new Inquest(scene, merchant, crowd.told(), findings).hold();
        new Rebuild(scene.orders(), findings).hold();
        var figures = new TreeMap<String, Object>(killer.figures());
        figures.put("seed", terms.seed());
        figures.put("orders", crowd.told().size());
        figures.put("paid", crowd.told().stream().filter(Told::paid).count());
        figures.put("channelsCollected", traders.channels());
        figures.put("channelsOpened", money.channels());
        figures.put("prefixesOfMoney", money.prefixes());
        figures.put("seconds", Duration.ofNanos(System.nanoTime() - begin).toSeconds());
        figures.put("answeredBusy", crowd.busy());
        figures.put("notAnswered", crowd.unanswered());
        figures.put("notices", scene.server().all().size());
        return Outcome.of("crash", figures, findings);
    }

    /** Nothing stays between an account and a channel. */
    private static Conservation atRest(Log log, Findings findings) {
        boolean rests = Patience.await(
                REST_MAX, () -> Conservation.of(log, new Findings()).isAtRest());
        var money = Conservation.of(log, findings);
        findings.require(rests, "money stays on its way", money.toString());
        return money;
    }
}

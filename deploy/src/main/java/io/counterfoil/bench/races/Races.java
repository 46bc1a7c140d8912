package io.counterfoil.bench.races;

import io.counterfoil.bench.world.Alipay;
import io.counterfoil.bench.world.BenchBroken;
import io.counterfoil.bench.world.Findings;
import io.counterfoil.bench.world.Instance;
import io.counterfoil.bench.world.Merchant;
import io.counterfoil.bench.world.MerchantServer;
import io.counterfoil.bench.world.Outcome;
import io.counterfoil.bench.world.Scenario;
import io.counterfoil.bench.world.Scratch;
import io.counterfoil.bench.world.Terms;
import io.counterfoil.bench.world.Wechat;
import java.io.IOException;

/** Every race over one order, again and again: the seed decides who gets which head start. */
public final class Races implements Scenario {
    static final int ROUNDS = 1_000;

    @Override
    public Outcome run(Terms terms) {
        try (var scratch = Scratch.create();
                var server = MerchantServer.start();
                var instance = Instance.launch(scratch.path(), Instance.unlimited())) {
            instance.awaitReady();
            try {
                return new Meeting(arena(instance, server), terms).hold();
            } catch (BenchBroken broken) {
                throw new BenchBroken(broken.getMessage() + "\n" + instance.endOfLog(), broken);
            }
        } catch (IOException e) {
            throw new BenchBroken("the instance cannot be asked: " + e.getMessage(), e);
        }
    }

    private static Arena arena(Instance instance, MerchantServer server) throws IOException {
        var api = instance.api();
        var alipay = Alipay.open(api, instance.log());
        var merchant = Merchant.open(api, instance.operatorKey(), alipay);
        merchant.takeWechat(Wechat.open(api, instance.log()).form());
        merchant.listen(server);
        return new Arena(api, merchant, alipay, server, instance.log(), new Findings());
    }
}

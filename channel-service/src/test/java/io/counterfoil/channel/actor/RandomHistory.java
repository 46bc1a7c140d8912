package io.counterfoil.channel.actor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.counterfoil.channel.scheme.Blake2b;
import io.counterfoil.channel.scheme.Bytes;
import io.counterfoil.channel.scheme.Conditions;
import io.counterfoil.channel.scheme.Promise;
import io.counterfoil.kernel.channel.Merge;
import io.counterfoil.kernel.channel.Uint64;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Chance, from a seed: what is asked of a channel, often enough something that is granted. */
final class RandomHistory {
    private static final List<String> CALLERS = List.of("payee", "payee", "payer", "other");
    private static final List<String> SIGNERS = List.of("payer", "payer", "payer", "payer", "payee", "other", "none");
    private static final Bytes SECRET = Bytes.of("open sesame".getBytes(UTF_8));

    private final Random random;
    private final boolean ours;

    /** @param ours whether for the native scheme, whose vouchers have no conditions */
    RandomHistory(long seed, boolean ours) {
        this.random = new Random(seed);
        this.ours = ours;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean once(int in) {
        return random.nextInt(in) == 0;
    }

    String caller() {
        return CALLERS.get(below(CALLERS.size()));
    }

    PlainActor.Voucher voucher(long epoch) {
        var signer = SIGNERS.get(below(SIGNERS.size()));
        return new PlainActor.Voucher(promise(epoch), signer, once(4) ? SECRET : Bytes.NONE);
    }

    private Promise promise(long epoch) {
        return new Promise(
                once(30) ? "f0210" : "channel",
                Uint64.of(below(4)),
                Uint64.of(below(30)),
                BigInteger.valueOf(below(60) - (once(20) ? 60 : 0)),
                ours ? Conditions.NONE : conditions(epoch),
                IntStream.range(0, ours || !once(4) ? 0 : 1 + below(2))
                        .mapToObj(_ -> new Merge(Uint64.of(below(4)), Uint64.of(below(40))))
                        .toList());
    }

    private Conditions conditions(long epoch) {
        return new Conditions(
                once(8) ? epoch + below(3) - 1 : 0,
                once(8) ? epoch + below(3) - 1 : 0,
                once(8) ? Bytes.of(Blake2b.hash(SECRET.toArray())) : Bytes.NONE,
                null,
                once(10) ? epoch + below(4000) - 500 : 0);
    }
}

package io.counterfoil.bench.vouchers;

import io.counterfoil.bench.measure.Lab;
import io.counterfoil.bench.world.BenchBroken;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** How long a voucher takes, one after another, on some lanes of a channel in turn. */
final class Cost {
    private final Payee payee;
    private final Strait strait;
    private final Reach reach;
    private long turn;

    Cost(Lab lab, Strait strait, Reach reach) {
        this.payee = new Payee(lab);
        this.strait = strait;
        this.reach = reach;
    }

    /** @return the median of so many, in microseconds */
    long micros(int vouchers) {
        var texts = LongStream.range(turn, turn + vouchers).mapToObj(this::text).toList();
        turn += vouchers;
        var micros = texts.stream().mapToLong(this::micros).sorted().toArray();
        return micros[vouchers / 2];
    }

    private String text(long turn) {
        return strait.voucher(reach.lane(turn), reach.nonce(turn), reach.nonce(turn));
    }

    private long micros(String text) {
        var begin = System.nanoTime();
        if (!payee.accepts(strait, text)) throw new BenchBroken("overtaken by nobody");
        return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begin);
    }
}

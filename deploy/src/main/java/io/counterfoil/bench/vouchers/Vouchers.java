package io.counterfoil.bench.vouchers;

import io.counterfoil.bench.measure.Lab;
import io.counterfoil.bench.measure.Machine;
import io.counterfoil.bench.measure.Profile;
import io.counterfoil.bench.measure.Sheet;
import io.counterfoil.bench.world.Outcome;
import io.counterfoil.bench.world.Scenario;
import io.counterfoil.bench.world.Scratch;
import io.counterfoil.bench.world.Terms;
import java.time.Duration;

/**
 * Vouchers that are taken: read, their signature looked at, and put into the payee's book, on one lane, on the lanes of one
 * channel, and on many channels; beside orders placed and bare checks of signatures in the same rounds. Nobody follows the
 * log. Then a voucher on a channel that has had a million, and on one that has had ten.
 */
public final class Vouchers implements Scenario {
    private static final int ROUNDS = 5;
    private static final Duration STRETCH = Duration.ofSeconds(5);
    /** In less, there is no time for large numbers. */
    private static final Duration SHORT = Duration.ofSeconds(1);

    private static final int MANY = 1_000;
    private static final int MANY_IN_SHORT = 10;
    private static final int LANES = 100_000;
    private static final int LANES_IN_SHORT = 100;

    private static final int TURNS = 5;
    private static final int VOUCHERS_A_TURN = 200;
    private static final int FEW = 10;

    @Override
    public Outcome run(Terms terms) {
        var sheet = new Sheet();
        boolean isShort = terms.stretch(STRETCH).compareTo(SHORT) < 0;
        try (var scratch = Scratch.create();
                var lab = Lab.open(scratch.path(), Lab.CONSUMERS_OFF, "--counterfoil.roles=order,channel");
                var profile = Profile.into(terms.profile())) {
            var rivals = new Rivals(lab, sheet, isShort ? MANY_IN_SHORT : MANY);
            rivals.warmUp(terms.stretch(STRETCH));
            for (int i = 1; i <= terms.rounds(ROUNDS); i++) {
                terms.progress().at("vouchers: round", i, terms.rounds(ROUNDS));
                rivals.measure(terms.stretch(STRETCH));
            }
            terms.progress().done();
            sheet.figures(profile.summary());
            rivals.compare();
            compare(lab, new Ocean(lab, terms.progress()), isShort ? LANES_IN_SHORT : LANES, sheet);
            sheet.figures(Machine.facts(lab.sql(), lab.data()));
        }
        return sheet.outcome("vouchers");
    }

    /** On lanes that are not remembered, too, of which the large channel has nearly all. */
    private static void compare(Lab lab, Ocean ocean, int lanes, Sheet sheet) {
        var large = Strait.open(lab, "large");
        var small = Strait.open(lab, "small");
        ocean.fill(large, lanes, FEW);
        ocean.fill(small, FEW, 1);
        var hot = new Cost(lab, large, new Reach(0, FEW, FEW));
        var cold = new Cost(lab, large, new Reach(FEW, lanes - FEW, FEW));
        var few = new Cost(lab, small, new Reach(0, FEW, 1));
        sheet.figure("vouchers_of_the_large_channel", lanes * FEW);
        sheet.figure("first_ever_voucher_1m_micros", hot.micros(1));
        hot.micros(VOUCHERS_A_TURN);
        few.micros(VOUCHERS_A_TURN);
        for (int i = 0; i < TURNS; i++) {
            sheet.note("voucher_1m_micros", hot.micros(VOUCHERS_A_TURN));
            sheet.note("voucher_1m_cold_lane_micros", cold.micros(VOUCHERS_A_TURN));
            sheet.note("voucher_10_micros", few.micros(VOUCHERS_A_TURN));
        }
        sheet.ratio("voucher_cost_1m_vs_10", "voucher_1m_micros", "voucher_10_micros");
        sheet.ratio("voucher_cost_1m_cold_lane_vs_10", "voucher_1m_cold_lane_micros", "voucher_10_micros");
    }
}

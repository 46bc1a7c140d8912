package io.counterfoil.channel.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.channel.book.BookCommand.AcceptVoucher;
import io.counterfoil.channel.scheme.Slip;
import io.counterfoil.kernel.channel.Side;
import io.counterfoil.kernel.decide.Rejected;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A book with its sums and pages beside {@link PlainBook}, which has neither. */
class KeepingToAPlainModelTest {
    private static final int HISTORIES = 300;
    private static final int STEPS = 100;
    private static final long SEED = Long.getLong("counterfoil.seed", 20261121);
    private static final int BALANCE = 150;

    @Test
    void agrees_after_every_step_of_every_history() {
        System.out.println("book: seeds from " + SEED);
        int taken = 0;
        for (int i = 0; i < HISTORIES; i++) taken += goesOn(SEED + i);
        assertThat(taken).as("vouchers that were taken").isGreaterThan(HISTORIES * 5);
    }

    private static int goesOn(long seed) {
        var chance = new Random(seed);
        var desk = new Desk(Side.PAYEE, Integer.toString(BALANCE));
        var plain = new PlainBook(BigInteger.valueOf(BALANCE));
        int taken = 0;
        for (int i = 0; i < STEPS; i++) {
            var slip = Desk.slip(chance.nextInt(4), chance.nextInt(25), Integer.toString(chance.nextInt(60)));
            switch (chance.nextInt(6)) {
                case 0 -> submits(slip, desk, plain);
                case 1 -> redeems(slip, desk, plain);
                default -> taken += accepts(slip, chance.nextInt(3), desk, plain);
            }
            assertThat(desk.book().kept().promised().minorUnits())
                    .as("promised, seed %d", seed)
                    .isEqualTo(plain.promised());
            assertThat(desk.book().kept().nextLane().bits()).isEqualTo(plain.nextLane);
        }
        assertThat(new VoucherBook().replay(desk.history())).isEqualTo(desk.book());
        return taken;
    }

    private static int accepts(Slip slip, int deltaMin, Desk desk, PlainBook plain) {
        needsNoOtherPages(slip, desk);
        long delta = plain.add(slip, deltaMin);
        try {
            assertThat(desk.accepts(slip, Integer.toString(deltaMin))).isEqualTo(delta);
            return delta > 0 ? 1 : 0;
        } catch (Rejected refused) {
            assertThat(delta).as("refused: %s", refused).isEqualTo(-1);
            return 0;
        }
    }

    private static void submits(Slip slip, Desk desk, PlainBook plain) {
        boolean before = plain.isSubmitted(slip.promise());
        try {
            desk.submits(slip);
            assertThat(before).isFalse();
            plain.submit(slip.promise());
        } catch (Rejected refused) {
            assertThat(refused.code().equals("voucher-submitted")).isEqualTo(before);
        }
    }

    private static void redeems(Slip slip, Desk desk, PlainBook plain) {
        if (desk.redeemsElsewhere(slip)) plain.redeem(slip.promise());
    }

    /** Decided by what the command names, it is decided the same. */
    private static void needsNoOtherPages(Slip slip, Desk desk) {
        var lane = slip.promise().lane();
        var command = new AcceptVoucher(desk.id(), slip, Desk.money("0"), desk.standing(lane.bits()), Instant.EPOCH);
        var whole = desk.book();
        var pages = whole.pages();
        var vouchers = whole.vouchers();
        for (var other : whole.pages().keySet()) if (!command.lanes().contains(other)) pages = pages.minus(other);
        for (var other : whole.vouchers().keySet()) {
            if (!command.vouchers().contains(other)) vouchers = vouchers.minus(other);
        }
        assertThat(outcome(command, new WholeBook(whole.book(), pages, vouchers)))
                .isEqualTo(outcome(command, whole));
    }

    private static Object outcome(BookCommand command, WholeBook book) {
        try {
            return new VoucherBook().decide(command, book);
        } catch (Rejected refused) {
            return refused.code();
        }
    }
}

package io.counterfoil.demo;

import io.counterfoil.channel.filecoin.VoucherText;
import io.counterfoil.demo.Hands.Figures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A channel's way from the first funds to the last, as Venus's own documentation walks it. */
final class Walk {
    private static final Duration WAIT = Duration.ofSeconds(60);
    private static final int BEGINS_WITH = 20;
    private static final String WINDOW = "PT12H";

    private final Stage stage;
    private final Hands hands;
    private final Trader payer;
    private final Trader payee;
    private final List<String> promises = new ArrayList<>();

    Walk(Stage stage, Hands hands, Trader payer, Trader payee) {
        this.stage = stage;
        this.hands = hands;
        this.payer = payer;
        this.payee = payee;
    }

    /**
     * What was the same whichever way it went.
     *
     * @param promises lane, nonce and amount of every voucher
     * @param shortfall for one voucher too many
     * @param submitted the vouchers that the payee would submit when settling began
     */
    record Outcome(
            List<String> promises,
            String shortfall,
            Figures figures,
            List<String> submitted,
            String payerHas,
            String payeeHas) {
        List<String> told() {
            return List.of(
                    "vouchers (lane, nonce, attoFIL): " + String.join(", ", promises),
                    "missing for one more: " + shortfall,
                    "in the channel: " + figures.confirmed() + ", promised of it: " + figures.redeemed(),
                    "submitted by themselves: " + String.join(", ", submitted),
                    "the payer has: " + payerHas + ", the payee: " + payeeHas);
        }
    }

    Outcome walk() {
        stage.transcript()
                .chapter("By " + hands.name() + ": 10 FIL in, 2 and 4 promised on a lane, 5 more, a second lane");
        payer.receive(stage, BEGINS_WITH);
        var channel = hands.addFunds(payer, payee, 10);
        hand(channel, 0, 2);
        hand(channel, 0, 4);
        check(
                "more funds go into the same channel",
                hands.addFunds(payer, payee, 5).equals(channel));
        hand(channel, 1, 9);
        var shortfall = hands.shortfall(payer, channel, 2, 3);
        check("15 - 4 - 9 are left: for 3 more, 1 FIL is missing", shortfall.equals(Fil.atto(1)));
        var figures = hands.figures(payer, channel);
        var best = hands.best(payee, channel).stream().map(Walk::told).toList();
        check("4 on lane 0 and 9 on lane 1 are to be submitted", best.equals(promises.subList(1, 3)));
        settle(channel);
        collect(channel);
        return new Outcome(List.copyOf(promises), shortfall, figures, best, payer.balance(stage), payee.balance(stage));
    }

    private void hand(String channel, int lane, int fil) {
        var voucher = hands.promise(payer, channel, lane, fil);
        hands.accept(payee, channel, voucher);
        promises.add(told(voucher));
    }

    private static String told(String voucher) {
        var promise = VoucherText.read(voucher).promise();
        return promise.lane() + " " + promise.nonce() + " " + promise.amount();
    }

    private void settle(String channel) {
        stage.transcript().chapter("By " + hands.name() + ": settled, and the vouchers submit themselves");
        hands.settle(payer, channel);
        var sent = Patience.await(WAIT, () -> toSend(channel), Fil.atto(13)::equals);
        check("nobody submitted anything, and 13 FIL are the payee's", sent.equals(Fil.atto(13)));
        check("nothing is left to submit", hands.best(payee, channel).isEmpty());
        check(
                "the window is open: nothing is collected yet",
                hands.collect(payee, channel).isPresent());
    }

    private String toSend(String channel) {
        return stage.wire()
                .look(payee.server(), "/v1/channels/" + channel)
                .require(200)
                .text("/toSend/amount");
    }

    private void collect(String channel) {
        stage.transcript().chapter("By " + hands.name() + ": twelve hours pass, and the channel is collected");
        stage.wire()
                .post(Party.stranger("time"), "/sandbox/clock", Map.of("advance", WINDOW))
                .require(200);
        check("collected", hands.collect(payee, channel).isEmpty());
        check("the payee has 13 FIL", has(payee, 13));
        check("the payer has 7 of 20 left", has(payer, 7));
    }

    private boolean has(Trader party, int fil) {
        return Patience.await(WAIT, () -> party.balance(stage), Fil.atto(fil)::equals)
                .equals(Fil.atto(fil));
    }

    private void check(String what, boolean holds) {
        stage.transcript().check(what, holds);
    }
}

package io.counterfoil.bench.races;

import io.counterfoil.bench.world.BenchBroken;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Races against the payer. */
final class Payments {
    private static final int NOTICE_SECONDS_MAX = 60;

    static void byTwoProviders(Round round) throws IOException {
        var arena = round.arena();
        var order = round.orderWithTwoAttempts();
        var answers = round.together(
                () -> arena.pay(order.attempts().getFirst()),
                () -> arena.pay(order.attempts().getLast()));
        for (int i = 0; i < order.attempts().size(); i++) {
            round.umpire()
                    .requireHonest(
                            round.name(), answers.get(i), order.attempts().get(i));
        }
        round.umpire().settle(round.name(), order);
    }

    static void againstClose(Round round) throws IOException {
        var arena = round.arena();
        var order = round.order();
        var answers = round.together(
                () -> arena.pay(order.attempt()), () -> arena.merchant().close(order.id()));
        round.umpire().requireHonest(round.name(), answers.getFirst(), order.attempt());
        var state = round.umpire().settle(round.name(), order);
        round.umpire().requireClosing(round.name(), answers.getLast(), state);
    }

    /** Alipay closes only what a payer has come to: whoever comes later still pays. */
    static void afterClose(Round round) throws IOException {
        var arena = round.arena();
        var order = round.order();
        arena.merchant().close(order.id()).require(200);
        var answers = round.together(
                () -> arena.pay(order.attempt()), () -> arena.merchant().verify(order.id()));
        round.umpire().requireHonest(round.name(), answers.getFirst(), order.attempt());
        var state = round.umpire().settle(round.name(), order);
        round.umpire().require(state.equals("closed"), "closed no longer", round.name(), answers.getLast());
    }

    static void againstSwitch(Round round) throws IOException {
        var arena = round.arena();
        var order = round.order();
        var answers = round.together(
                () -> arena.pay(order.attempt()), () -> arena.merchant().switchToWechat(order.id()));
        round.umpire().requireHonest(round.name(), answers.getFirst(), order.attempt());
        var both = order.with(answers.getLast().text("/payment/attempt"));
        if (both.attempts().size() > 1 && round.chance().nextBoolean()) {
            var second = arena.pay(both.attempts().getLast());
            round.umpire().look(round.name(), second);
            round.umpire().requireHonest(round.name(), second, both.attempts().getLast());
        }
        round.umpire().settle(round.name(), both);
    }

    /** The second payment comes while the merchant acknowledges the first. */
    static void againstAcknowledgement(Round round) throws IOException {
        var arena = round.arena();
        var order = round.orderWithTwoAttempts();
        var gate = new Gate(2);
        var told = new CountDownLatch(1);
        var first = new AtomicBoolean(true);
        var headStart = round.headStart();
        arena.server().beforeAnswering(order.id(), notice -> {
            if (!notice.is("order.paid") || !first.getAndSet(false)) return;
            told.countDown();
            gate.pass(headStart);
        });
        arena.pay(order.attempts().getLast()).require(200);
        await(told, round.name());
        round.together(gate, List.of(() -> arena.pay(order.attempts().getFirst())));
        round.umpire().settle(round.name(), order);
    }

    private static void await(CountDownLatch told, String round) {
        try {
            if (!told.await(NOTICE_SECONDS_MAX, TimeUnit.SECONDS)) throw new BenchBroken(round + ": no notice");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchBroken("interrupted", e);
        }
    }

    private Payments() {}
}

package io.counterfoil.bench.races;

import io.counterfoil.bench.races.Round.Deed;
import io.counterfoil.bench.races.Round.Order;
import io.counterfoil.bench.world.Answer;
import java.io.IOException;
import java.util.ArrayList;

/** Payers of many orders, while time goes past the moment at which these expire. */
final class Expiry {
    static final int ORDERS = 20;

    private static final String EXPIRES_IN = "PT1M";
    private static final String GOES_BY = "PT1M1S";

    static void run(Round round) throws IOException {
        var arena = round.arena();
        var orders = new ArrayList<Order>();
        var deeds = new ArrayList<Deed>();
        for (int i = 0; i < ORDERS; i++) {
            var order = Order.of(arena.place(round.name() + "-" + i, EXPIRES_IN).require(201));
            orders.add(order);
            deeds.add(() -> arena.pay(order.attempt()));
        }
        deeds.add(() -> arena.advance(GOES_BY));
        var answers = round.together(deeds.toArray(Deed[]::new));
        for (int i = 0; i < ORDERS; i++) judge(round, orders.get(i), answers.get(i));
    }

    private static void judge(Round round, Order order, Answer payment) throws IOException {
        round.umpire().requireHonest(round.name(), payment, order.attempt());
        round.umpire().settleForGood(round.name(), order);
    }

    private Expiry() {}
}

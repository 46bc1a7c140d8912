package io.counterfoil.bench.races;

import io.counterfoil.bench.races.Round.Deed;
import io.counterfoil.bench.world.Answer;
import io.counterfoil.bench.world.Ledger;
import java.io.IOException;
import java.util.Collections;
import java.util.Objects;

/** Races of the same thing said twice. */
final class Messages {
    private static final int CALLBACKS = 10;
    private static final int CLIENTS = 8;

    static void callbackAgainstQuery(Round round) throws IOException {
        var arena = round.arena();
        var order = paidUnheard(round);
        var transaction = transaction(round, order);
        var answers = round.together(
                () -> arena.callBack(order.attempt(), transaction),
                () -> arena.merchant().verify(order.id()));
        requireSuccess(round, answers.getFirst());
        var asked = answers.getLast();
        round.umpire()
                .require(asked.text("/state").equals("paid"), "paid, and asked says otherwise", round.name(), asked);
        round.umpire().settle(round.name(), order);
    }

    static void tenCallbacks(Round round) throws IOException {
        var order = paidUnheard(round);
        var transaction = transaction(round, order);
        var answers = round.together(times(CALLBACKS, () -> round.arena().callBack(order.attempt(), transaction)));
        answers.forEach(answer -> requireSuccess(round, answer));
        round.umpire().settle(round.name(), order);
    }

    static void sameOrder(Round round) throws IOException {
        var answers =
                round.together(times(CLIENTS, () -> round.arena().merchant().place(round.name())));
        var ids = answers.stream().map(answer -> answer.text("/id")).distinct().count();
        var attempts = answers.stream()
                .map(answer -> answer.text("/attempts/0/attempt"))
                .distinct()
                .count();
        for (var answer : answers) {
            round.umpire()
                    .require(
                            answer.status() == 201 && ids == 1 && attempts == 1,
                            "the same order, answered otherwise",
                            round.name(),
                            answer);
        }
    }

    static void closeAgainstClose(Round round) throws IOException {
        var order = round.order();
        var answers = round.together(times(2, () -> round.arena().merchant().close(order.id())));
        for (var answer : answers) {
            round.umpire().require(answer.text("/state").equals("closed"), "not closed", round.name(), answer);
        }
        round.umpire().settle(round.name(), order);
    }

    private static Round.Order paidUnheard(Round round) throws IOException {
        var order = round.order();
        round.arena().loseCallbacks(order.attempt());
        round.arena().pay(order.attempt()).require(200);
        return order;
    }

    private static String transaction(Round round, Round.Order order) throws IOException {
        var taken = Ledger.of(round.arena().api(), order.attempt()).taken();
        return Objects.requireNonNull(taken.get(order.attempt())).transaction();
    }

    /** Alipay sends again whatever is not answered so. */
    private static void requireSuccess(Round round, Answer answer) {
        if (answer.body().equals("success")) round.umpire().ended(round.name(), "heard");
        round.umpire()
                .require(
                        answer.body().equals("success") || answer.status() == 503,
                        "a genuine callback is answered",
                        round.name(),
                        answer);
    }

    private static Deed[] times(int times, Deed deed) {
        return Collections.nCopies(times, deed).toArray(Deed[]::new);
    }

    private Messages() {}
}

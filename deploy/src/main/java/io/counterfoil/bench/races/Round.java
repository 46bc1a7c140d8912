package io.counterfoil.bench.races;

import io.counterfoil.bench.world.Answer;
import io.counterfoil.bench.world.BenchBroken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * One running of a race.
 *
 * @param name of the race and the round: the order's number
 * @param chance decides who comes first
 */
record Round(Arena arena, Umpire umpire, String name, SplittableRandom chance) {
    private static final String LONG = "PT2H";

    @FunctionalInterface
    interface Deed {
        Answer carryOut() throws IOException;
    }

    /** An order that waits for payment by Alipay. */
    Order order() throws IOException {
        return Order.of(arena.place(name, LONG).require(201));
    }

    /** The same, which may be paid by WeChat as well. */
    Order orderWithTwoAttempts() throws IOException {
        var order = order();
        var switched = arena.merchant().switchToWechat(order.id()).require(201);
        return order.with(switched.text("/payment/attempt"));
    }

    /** All at once, or nearly. What they were answered, in the order in which they are named here. */
    List<Answer> together(Deed... deeds) {
        return together(new Gate(deeds.length), List.of(deeds));
    }

    List<Answer> together(Gate gate, List<Deed> deeds) {
        try (var contestants = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<Answer>>();
            for (var deed : deeds) {
                int headStart = headStart();
                answers.add(contestants.submit(() -> {
                    gate.pass(headStart);
                    return deed.carryOut();
                }));
            }
            return answers.stream().map(this::answer).toList();
        }
    }

    /** A third of them at the very same moment, the others as often by little as by much. */
    int headStart() {
        if (chance.nextInt(3) == 0) return 0;
        return chance.nextInt(2 << chance.nextInt(Integer.numberOfTrailingZeros(Gate.MEETINGS_MAX)));
    }

    private Answer answer(Future<Answer> future) {
        try {
            var answer = future.get();
            umpire.look(name, answer);
            return answer;
        } catch (ExecutionException e) {
            throw new BenchBroken(name + ": no answer: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchBroken("interrupted", e);
        }
    }

    /** @param attempts all by which it may be paid */
    record Order(String id, List<String> attempts) {
        static Order of(Answer placed) {
            return new Order(placed.text("/id"), List.of(placed.text("/payment/attempt")));
        }

        Order with(String attempt) {
            var all = new ArrayList<>(attempts);
            if (!attempt.isEmpty() && !all.contains(attempt)) all.add(attempt);
            return new Order(id, List.copyOf(all));
        }

        String attempt() {
            return attempts.getFirst();
        }
    }
}

package io.counterfoil.bench.races;

import io.counterfoil.bench.races.Round.Order;
import io.counterfoil.bench.world.Answer;
import io.counterfoil.bench.world.BenchBroken;
import io.counterfoil.bench.world.Ledger;
import io.counterfoil.bench.world.Patience;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Judges each round by what the provider took, and by what everybody was answered. */
final class Umpire {
    private static final Duration SETTLE_MAX = Duration.ofSeconds(60);
    private static final int ROUNDS_THAT_TELL = 200;
    private static final int BUSY_PERCENT_MAX = 5;
    private static final List<String> BOTH_WAYS = List.of(
            "two-providers: paid, owed",
            "payment-close: paid",
            "payment-close: closed",
            "payment-switch: paid",
            "callback-query: heard",
            "ten-callbacks: heard",
            "payment-expiry: paid",
            "payment-expiry: closed");

    private final Arena arena;
    final LongAdder busy = new LongAdder();
    /** How often each race ended how. */
    final Map<String, Integer> endings = new ConcurrentHashMap<>();

    Umpire(Arena arena) {
        this.arena = arena;
    }

    /** How many answers were looked at. */
    final LongAdder answers = new LongAdder();

    /** Nobody is answered with an error of ours, but for "ask again". */
    void look(String round, Answer answer) {
        answers.increment();
        if (answer.status() == 503 && !answer.header("retry-after").isEmpty()) {
            busy.increment();
        } else {
            require(answer.status() < 500, "an error of ours", round, answer);
        }
    }

    void require(boolean holds, String what, String round, Answer answer) {
        arena.findings().require(holds, what, round + ": " + answer.status() + " " + answer.body());
    }

    /** @return the order's state, once what was taken for it is recorded */
    String settle(String round, Order order) throws IOException {
        return settle(round, order, false);
    }

    /** The same, once it is paid or closed. */
    String settleForGood(String round, Order order) throws IOException {
        return settle(round, order, true);
    }

    private String settle(String round, Order order, boolean forGood) throws IOException {
        var seen = new Answer[1];
        var taken = taken(order);
        var settled = Patience.await(SETTLE_MAX, () -> {
            seen[0] = read(order);
            return recorded(seen[0]).equals(taken) && isDecided(seen[0], taken.isEmpty() && !forGood);
        });
        require(settled, "taken is " + taken.size() + ", and the order says otherwise", round, seen[0]);
        var state = seen[0].text("/state");
        var ending = state + (seen[0].json().path("owed").isEmpty() ? "" : ", owed");
        ended(round, ending);
        return state;
    }

    void ended(String round, String how) {
        endings.merge(round.replaceFirst("(-[0-9]+)+$", "") + ": " + how, 1, Integer::sum);
    }

    /** What could be a race's only ending is no race; and who is always asked to come again has not been answered. */
    void requireRacesBothWays(int rounds) {
        if (rounds < ROUNDS_THAT_TELL) return;
        for (var ending : BOTH_WAYS) {
            var seen = endings.keySet().stream().anyMatch(known -> known.startsWith(ending));
            arena.findings().require(seen, "this never came about", ending + " in " + endings);
        }
        arena.findings()
                .require(
                        busy.sum() * 100 <= answers.sum() * BUSY_PERCENT_MAX,
                        "asked to come again too often",
                        busy.sum() + " of " + answers.sum());
    }

    /** Money that was taken has paid the order, unless it had been closed before. */
    private static boolean isDecided(Answer order, boolean mayBeOpen) {
        return switch (order.text("/state")) {
            case "paid", "closed" -> true;
            default -> mayBeOpen;
        };
    }

    /** The payment answers 200 exactly where money was taken. */
    void requireHonest(String round, Answer payment, String attempt) throws IOException {
        var taken = !Ledger.of(arena.api(), attempt).taken().isEmpty();
        require((payment.status() == 200) == taken, "the payer was told otherwise", round, payment);
    }

    /** Close says whether the order is closed. */
    void requireClosing(String round, Answer closing, String state) {
        boolean known = Set.of(200, 409, 503).contains(closing.status());
        require(known, "closing is answered otherwise", round, closing);
        if (closing.status() == 200) require(state.equals("closed"), "closed, and then " + state, round, closing);
        if (closing.status() == 409) require(state.equals("paid"), "not closed, and then " + state, round, closing);
    }

    private Set<String> taken(Order order) throws IOException {
        var transactions = new TreeSet<String>();
        for (var attempt : order.attempts()) {
            Ledger.of(arena.api(), attempt).taken().values().forEach(taking -> transactions.add(taking.transaction()));
        }
        return transactions;
    }

    private static Set<String> recorded(Answer order) {
        var transactions = new TreeSet<String>();
        var paid = order.text("/paid/transaction");
        if (!paid.isEmpty()) transactions.add(paid);
        order.json()
                .path("owed")
                .forEach(owed -> transactions.add(owed.path("transaction").asString("")));
        return transactions;
    }

    private Answer read(Order order) {
        try {
            return arena.merchant().read(order.id()).require(200);
        } catch (IOException e) {
            throw new BenchBroken("the order cannot be read: " + e.getMessage(), e);
        }
    }
}

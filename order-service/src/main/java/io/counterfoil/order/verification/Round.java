package io.counterfoil.order.verification;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.counterfoil.kernel.order.AttemptAnswer;
import io.counterfoil.kernel.order.AttemptAnswer.Finding;
import io.counterfoil.kernel.order.AttemptNo;
import io.counterfoil.order.ordering.Try;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Calls about attempts that are under way. What is not waited for goes on; its answer is not known. */
final class Round {
    private final List<Try> tries;
    private final Function<Try, AttemptAnswer> call;
    private final Map<AttemptNo, AttemptAnswer> answers = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> paid = new CompletableFuture<>();
    private CompletableFuture<Void> over = new CompletableFuture<>();

    Round(List<Try> tries, Function<Try, AttemptAnswer> call) {
        this.tries = List.copyOf(tries);
        this.call = call;
    }

    void call(Try tried) {
        var answer = call.apply(tried);
        answers.put(tried.number(), answer);
        if (answer.finding() == Finding.PAID) paid.complete(null);
    }

    void leaveOut(Try tried) {
        answers.put(tried.number(), unknown(tried, "too many calls are under way"));
    }

    Round over(CompletableFuture<Void> all) {
        over = all;
        return this;
    }

    /** Waits for all of them. */
    List<AttemptAnswer> all() {
        over.join();
        return answers();
    }

    /** Waits for all of them, but no longer. */
    List<AttemptAnswer> within(Duration time) {
        return within(time, over);
    }

    /** Waits until one has turned out to be paid, or for all of them, but no longer. */
    List<AttemptAnswer> untilPaid(Duration time) {
        return within(time, CompletableFuture.anyOf(over, paid));
    }

    private List<AttemptAnswer> within(Duration time, CompletableFuture<?> end) {
        end.<Object>thenApply(_ -> true)
                .completeOnTimeout(false, time.toMillis(), MILLISECONDS)
                .join();
        return answers();
    }

    private List<AttemptAnswer> answers() {
        return tries.stream()
                .map(tried -> answers.getOrDefault(tried.number(), unknown(tried, "the answer has not come yet")))
                .toList();
    }

    private static AttemptAnswer unknown(Try tried, String why) {
        return new AttemptAnswer(tried.number(), Finding.UNKNOWN, why);
    }
}

package io.counterfoil.channel.trading.process;

import io.counterfoil.channel.actor.ActorCommand.Tellings;
import io.counterfoil.channel.trading.Seat;
import io.counterfoil.channel.trading.Submission;
import io.counterfoil.channel.trading.VoucherRow;
import io.counterfoil.channel.trading.views.VoucherList;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.platform.eventlog.Commands;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Submits the best voucher of every lane, some lanes at a time, by the list of those that are not submitted yet: cut off, it
 * goes on where it was.
 */
@Component
class BestVouchers {
    static final int LANES_A_STEP = 128;

    private static final Logger LOG = LoggerFactory.getLogger(BestVouchers.class);

    private final VoucherList vouchers;
    private final Submission submission;
    private final Commands commands;

    BestVouchers(VoucherList vouchers, Submission submission, Commands commands) {
        this.vouchers = vouchers;
        this.submission = submission;
        this.commands = commands;
    }

    /**
     * @param left on how many lanes it has not been, as far as the list knows
     * @param all whether all that there were when it began have been tried: a list may be behind
     * @param mishap the first failure that is no refusal
     */
    record Outcome(long left, boolean all, @Nullable RuntimeException mishap) {
        void throwMishap() {
            if (mishap != null) throw mishap;
        }
    }

    /**
     * What goes wrong on one lane holds up no other.
     *
     * @param goesOn is asked between some lanes and the next, and told on how many it has gone wrong
     */
    Outcome submit(Seat payee, IntPredicate goesOn) {
        var failures = new ArrayList<RuntimeException>();
        boolean all = false;
        try {
            boolean current = vouchers.has(vouchers.position());
            all = submit(payee, failures, goesOn) && current;
        } catch (RuntimeException unreadable) {
            LOG.warn("not all lanes of {} could be looked at", payee.channel(), unreadable);
            return new Outcome(failures.size(), false, unreadable);
        }
        tell(payee, failures);
        return new Outcome(failures.size(), all, mishap(failures));
    }

    /** Whether the list does not get to have what has happened, however long it is waited for. */
    boolean isBehind() {
        try {
            vouchers.await();
            return false;
        } catch (Rejected late) {
            return true;
        }
    }

    /** Whether it came to the end of the list. */
    private boolean submit(Seat payee, List<RuntimeException> failures, IntPredicate goesOn) {
        Optional<Uint64> last = Optional.empty();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            do {
                var some = vouchers.best(payee, last, LANES_A_STEP);
                if (some.isEmpty()) return true;
                submit(payee, some, threads).forEach(tried -> failure(tried).ifPresent(failures::add));
                last = Optional.of(some.getLast().lane());
            } while (goesOn.test(failures.size()));
            return false;
        }
    }

    private List<Future<Optional<RuntimeException>>> submit(
            Seat payee, List<VoucherRow> some, ExecutorService threads) {
        return some.stream()
                .map(row -> threads.submit(() -> submit(payee, row)))
                .toList();
    }

    /** Empty where it is submitted. */
    private Optional<RuntimeException> submit(Seat payee, VoucherRow row) {
        try {
            submission.submit(payee, payee.read(row.text()), Tellings.NONE, commands::sendHere);
            return Optional.empty();
        } catch (RuntimeException failure) {
            return Optional.of(failure);
        }
    }

    private static Optional<RuntimeException> failure(Future<Optional<RuntimeException>> tried) {
        try {
            return tried.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Of a hundred thousand lanes that fail alike the first says why. */
    private static void tell(Seat payee, List<RuntimeException> failures) {
        if (failures.isEmpty()) return;
        var first = Optional.ofNullable(mishap(failures)).orElse(failures.getFirst());
        LOG.warn(
                "{} lanes of {} are not submitted, one of them because of this",
                failures.size(),
                payee.channel(),
                first);
    }

    private static @Nullable RuntimeException mishap(List<RuntimeException> failures) {
        return failures.stream()
                .filter(failure -> !(failure instanceof Rejected))
                .findFirst()
                .orElse(null);
    }
}

package io.counterfoil.channel.trading.process;

import io.counterfoil.channel.actor.ActorCommand.Tellings;
import io.counterfoil.channel.trading.Seat;
import io.counterfoil.channel.trading.Submission;
import io.counterfoil.channel.trading.VoucherRow;
import io.counterfoil.channel.trading.views.VoucherList;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.platform.eventlog.Commands;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
     * @param left on how many lanes one was refused
     * @param all whether all that there were when it began have been tried: a list may be behind
     */
    record Outcome(long left, boolean all) {}

    Outcome submit(Seat payee) {
        boolean all = vouchers.has(vouchers.position());
        Optional<Uint64> last = Optional.empty();
        long left = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            while (true) {
                var some = vouchers.best(payee, last, LANES_A_STEP);
                if (some.isEmpty()) return new Outcome(left, all);
                left += refused(payee, some, threads);
                last = Optional.of(some.getLast().lane());
            }
        }
    }

    private long refused(Seat payee, List<VoucherRow> some, ExecutorService threads) {
        var tries = some.stream()
                .map(row -> threads.submit(() -> isSubmitted(payee, row)))
                .toList();
        return tries.stream().filter(tried -> !outcome(tried)).count();
    }

    private boolean isSubmitted(Seat payee, VoucherRow row) {
        try {
            submission.submit(payee, payee.read(row.text()), Tellings.NONE, commands::send);
            return true;
        } catch (Rejected refused) {
            LOG.info("{} of {} is not redeemed: {}", row.voucher(), payee.channel(), refused.code());
            return false;
        }
    }

    private static boolean outcome(Future<Boolean> tried) {
        try {
            return tried.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}

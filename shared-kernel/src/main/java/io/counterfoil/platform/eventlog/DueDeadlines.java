package io.counterfoil.platform.eventlog;

import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.axonframework.deadline.dbscheduler.DbSchedulerHumanReadableDeadlineDetails;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The deadlines of one role that are due. db-scheduler brings each on a thread of its own: whichever comes first handles all
 * that are there. Where that fails for one of them, nothing of it has happened, and each is handled by itself.
 */
final class DueDeadlines {
    /** Few enough that their sagas are not locked for long, and that the calls they ask for come at a pace. */
    static final int AT_ONCE_MAX = 10;

    /** Each holds a connection while the commands that it sends need another: few beside the size of the pool. */
    private static final int ALONE_AT_ONCE_MAX = 2;

    /** Those that were fetched together are there within this. */
    private static final long GATHERING_NANOS = Duration.ofMillis(2).toNanos();

    private static final Logger LOG = LoggerFactory.getLogger(DueDeadlines.class);

    private final Task<DbSchedulerHumanReadableDeadlineDetails> deadline;
    private final Function<List<TaskInstance<DbSchedulerHumanReadableDeadlineDetails>>, Set<String>> together;
    private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>();
    private final ReentrantLock turn = new ReentrantLock();
    private final Semaphore alone = new Semaphore(ALONE_AT_ONCE_MAX);

    /**
     * @param deadline handles one
     * @param together handles and deletes several in one transaction, and names those; whatever it leaves is handled alone
     */
    DueDeadlines(
            Task<DbSchedulerHumanReadableDeadlineDetails> deadline,
            Function<List<TaskInstance<DbSchedulerHumanReadableDeadlineDetails>>, Set<String>> together) {
        this.deadline = deadline;
        this.together = together;
    }

    /** One that came; what became of it is written and read by whoever has the turn. */
    private static final class Waiting {
        private final TaskInstance<DbSchedulerHumanReadableDeadlineDetails> deadline;
        private boolean settled;
        private boolean handled;

        Waiting(TaskInstance<DbSchedulerHumanReadableDeadlineDetails> deadline) {
            this.deadline = deadline;
        }

        void settle(boolean handled) {
            this.handled = handled;
            settled = true;
        }
    }

    /** Whether it was handled, and deleted with what that changed. */
    boolean handle(TaskInstance<DbSchedulerHumanReadableDeadlineDetails> due) {
        var mine = new Waiting(due);
        waiting.add(mine);
        turn.lock();
        try {
            while (!mine.settled) handleTogether(gather());
            return mine.handled;
        } finally {
            turn.unlock();
        }
    }

    void handleAlone(TaskInstance<DbSchedulerHumanReadableDeadlineDetails> due, ExecutionContext context) {
        alone.acquireUninterruptibly();
        try {
            deadline.execute(due, context);
        } finally {
            alone.release();
        }
    }

    private List<Waiting> gather() {
        LockSupport.parkNanos(GATHERING_NANOS);
        var gathered = new ArrayList<Waiting>();
        waiting.drainTo(gathered, AT_ONCE_MAX);
        return gathered;
    }

    private void handleTogether(List<Waiting> gathered) {
        Set<String> handled = Set.of();
        try {
            handled = together.apply(gathered.stream().map(one -> one.deadline).toList());
        } catch (RuntimeException e) {
            LOG.info("{} deadlines fail together, and are handled each by itself: {}", gathered.size(), e.toString());
        } finally {
            for (var one : gathered) one.settle(handled.contains(one.deadline.getId()));
        }
    }
}

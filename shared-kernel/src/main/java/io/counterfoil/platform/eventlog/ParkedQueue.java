package io.counterfoil.platform.eventlog;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What one projection has parked. Mostly that is nothing, and then nothing is asked about events one by one. Only the batches
 * of a segment park its events, and they move its token on: while nobody else has moved it, it is enough to look once.
 *
 * <p>Axon's own cache lives as long as a process believes to have a segment. If the claim cannot be given back, as in an
 * outage, it outlives what another process parks meanwhile. A batch that goes by what is known here is undone then, because
 * its token is not where it was ({@link TokenTable}).
 */
final class ParkedQueue extends JdbcSequencedDeadLetterQueue<EventMessage<?>> {
    private static final String ANY = "select exists (select from dead_letter_entry where processing_group = ?)";

    private final String group;
    private final JdbcTemplate sql;
    private final TokenTable tokens;
    private final String hasAny;
    private final String segmentKey;
    /** Since when segments are known to have nothing parked. */
    private final Map<Integer, TokenTable.Claim> empty = new ConcurrentHashMap<>();

    ParkedQueue(String group, JdbcTemplate sql, TokenTable tokens, Builder<EventMessage<?>> stock) {
        super(stock.processingGroup(group));
        this.group = group;
        this.sql = sql;
        this.tokens = tokens;
        this.hasAny = ParkedQueue.class.getName() + "/" + group;
        this.segmentKey = "Processor[" + group + "]/SegmentId";
    }

    @Override
    public boolean contains(Object sequence) {
        return mayHaveAny() && super.contains(sequence);
    }

    private boolean mayHaveAny() {
        if (!CurrentUnitOfWork.isStarted()) return true;
        var batch = CurrentUnitOfWork.get().root();
        return batch.getOrComputeResource(hasAny, _ -> mayHaveAny(batch));
    }

    private boolean mayHaveAny(UnitOfWork<?> batch) {
        @Nullable Integer segment = batch.getResource(segmentKey);
        TokenTable.@Nullable Claim claim = segment == null ? null : tokens.claim(group, segment);
        if (segment == null || claim == null) return lookForAny();
        if (empty.get(segment) == claim) return false;
        boolean any = lookForAny();
        if (!any) empty.put(segment, claim);
        return any;
    }

    private boolean lookForAny() {
        return Boolean.TRUE.equals(sql.queryForObject(ANY, Boolean.class, group));
    }

    /** Axon's limits would stop the whole projection, for the sake of one stream. How many there are is an alarm's business. */
    @Override
    public boolean isFull(Object sequence) {
        return false;
    }

    @Override
    public void enqueue(Object sequence, DeadLetter<? extends EventMessage<?>> letter) {
        super.enqueue(sequence, letter);
        empty.clear();
        CurrentUnitOfWork.ifStarted(work -> work.root().resources().put(hasAny, true));
        // It stays parked whatever the batch fails at after it.
        CurrentUnitOfWork.ifStarted(work -> {
            if (work instanceof BatchingUnitOfWork<?> batch)
                Stretch.of(batch, sql).end();
        });
    }
}

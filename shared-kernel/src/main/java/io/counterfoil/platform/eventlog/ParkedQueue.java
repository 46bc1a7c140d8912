package io.counterfoil.platform.eventlog;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What one projection has parked. Mostly that is nothing, and then nothing is asked about a batch's events one by one. Within
 * a batch only the batch itself parks events of its segment, so it is enough to look once.
 *
 * <p>Axon's own cache lives as long as a process believes to have a segment. If the claim cannot be given back, as in an
 * outage, it outlives what another process parks meanwhile.
 */
final class ParkedQueue extends JdbcSequencedDeadLetterQueue<EventMessage<?>> {
    private static final String ANY = "select exists (select from dead_letter_entry where processing_group = ?)";

    private final String group;
    private final JdbcClient sql;
    private final String hasAny;

    ParkedQueue(String group, JdbcClient sql, Builder<EventMessage<?>> stock) {
        super(stock.processingGroup(group));
        this.group = group;
        this.sql = sql;
        this.hasAny = ParkedQueue.class.getName() + "/" + group;
    }

    @Override
    public boolean contains(Object sequence) {
        return mayHaveAny() && super.contains(sequence);
    }

    private boolean mayHaveAny() {
        if (!CurrentUnitOfWork.isStarted()) return true;
        return CurrentUnitOfWork.get().root().getOrComputeResource(hasAny, _ -> lookForAny());
    }

    private boolean lookForAny() {
        return sql.sql(ANY).param(group).query(Boolean.class).single();
    }

    @Override
    public void enqueue(Object sequence, DeadLetter<? extends EventMessage<?>> letter) {
        super.enqueue(sequence, letter);
        CurrentUnitOfWork.ifStarted(work -> work.root().resources().put(hasAny, true));
    }
}

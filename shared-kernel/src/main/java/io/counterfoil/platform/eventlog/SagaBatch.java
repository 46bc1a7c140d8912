package io.counterfoil.platform.eventlog;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.modelling.saga.AssociationValue;

/** The sagas of one type that a batch of events concerns, and what it changes of them. */
final class SagaBatch {
    private final BatchingUnitOfWork<?> work;
    private final Map<AssociationValue, Set<String>> found;
    private final SagaChanges changes;

    private boolean willBeWritten;

    /** @param found all sagas that an event of the batch may be about, by what it says */
    SagaBatch(BatchingUnitOfWork<?> work, Map<AssociationValue, Set<String>> found, SagaChanges changes) {
        this.work = work;
        this.found = found;
        this.changes = changes;
    }

    /**
     * Asked for each event, the last one too: then it is certain that what is kept here will be written.
     *
     * @return nothing where no event of the batch seemed to be about that
     */
    Optional<Set<String>> find(AssociationValue value) {
        if (work.isLastMessage() && !willBeWritten) {
            willBeWritten = true;
            // What the last event changes is told after this.
            work.onPrepareCommit(_ -> work.onPrepareCommit(_ -> changes.write()));
        }
        return Optional.ofNullable(found.get(value));
    }

    boolean willBeWritten() {
        return willBeWritten;
    }

    /** Written when the batch ends. */
    SagaChanges changes() {
        return changes;
    }
}

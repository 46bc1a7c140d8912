package io.counterfoil.platform.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

class WritingTogetherTest {
    private final JdbcTransactionManager transactions = new JdbcTransactionManager(new ALog().database());
    private final TransactionTemplate transaction = new TransactionTemplate(transactions);
    private final TransactionTemplate savepoint = new TransactionTemplate(transactions);
    private final List<List<String>> written = new ArrayList<>();
    private final List<String> committed = new ArrayList<>();
    private final Gathering<String> gathering = new Gathering<>(
            rows -> {
                written.add(rows);
                assertThat(committed).isEmpty();
            },
            committed::addAll);

    @Test
    void writes_all_that_a_transaction_adds_at_once_and_before_it_commits() {
        transaction.executeWithoutResult(_ -> {
            gathering.add("a");
            gathering.add("b");
            assertThat(written).isEmpty();
        });

        assertThat(written).containsExactly(List.of("a", "b"));
        assertThat(committed).containsExactly("a", "b");
    }

    @Test
    void writes_nothing_of_a_transaction_that_is_undone() {
        transaction.executeWithoutResult(status -> {
            gathering.add("a");
            status.setRollbackOnly();
        });
        transaction.executeWithoutResult(_ -> gathering.add("b"));

        assertThat(written).containsExactly(List.of("b"));
        assertThat(committed).containsExactly("b");
    }

    @Test
    void leaves_out_what_was_added_after_a_savepoint_that_is_rolled_back_to() {
        savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        transaction.executeWithoutResult(_ -> {
            inVain("a");
            gathering.add("b");
            savepoint.executeWithoutResult(_ -> gathering.add("c"));
            inVain("d");
        });

        assertThat(written).containsExactly(List.of("b", "c"));
    }

    private void inVain(String row) {
        savepoint.executeWithoutResult(status -> {
            gathering.add(row);
            status.setRollbackOnly();
        });
    }

    @Test
    void keeps_apart_what_a_transaction_within_another_adds() {
        var within = new TransactionTemplate(transactions);
        within.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        transaction.executeWithoutResult(status -> {
            gathering.add("a");
            within.executeWithoutResult(_ -> gathering.add("b"));
            status.setRollbackOnly();
        });

        assertThat(written).containsExactly(List.of("b"));
    }

    @Test
    void writes_each_at_once_where_there_is_no_transaction() {
        assertThat(TransactionSynchronizationManager.isSynchronizationActive()).isFalse();
        gathering.add("a");

        assertThat(written).containsExactly(List.of("a"));
        assertThat(committed).containsExactly("a");
    }
}

package com.bharatmart.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bharatmart.testing.HttpTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

@HttpTest
class DeferredWritesTest {

    private static final String INSERT = "INSERT INTO stock_level (sku, available, counted) VALUES (?, ?, 0)";
    private static final String ADD = "UPDATE stock_level SET available = available + ? WHERE sku = ?";

    @Autowired
    DeferredWrites writes;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager manager;

    String sku = UUID.randomUUID().toString();

    @Test
    void areExecutedInTheirOrderBeforeTheCommit() {
        inTransaction(() -> {
            writes.add(SqlStatement.of(INSERT, sku, 1));
            writes.add(SqlStatement.of(ADD, 10, sku));
            assertThat(available(sku)).isEmpty();
        });

        assertThat(available(sku)).containsExactly(11);
    }

    @Test
    void areExecutedBeforeTheQueryThatTheyLeaveWithAndOnlyOnce() {
        var seen = new ArrayList<Integer>();
        inTransaction(() -> {
            writes.add(SqlStatement.of(INSERT, sku, 1));
            writes.add(SqlStatement.of(ADD, 10, sku));
            writes.query(
                    SqlStatement.of("SELECT available FROM stock_level WHERE sku = ?", sku),
                    row -> seen.add(row.getInt(1)));
        });

        assertThat(seen).containsExactly(11);
        assertThat(available(sku)).containsExactly(11);
    }

    @Test
    void failTheCommitAndNothingOfTheTransactionRemains() {
        var other = UUID.randomUUID().toString();

        assertThatThrownBy(() -> inTransaction(() -> {
                    jdbc.sql(INSERT).params(other, 1).update();
                    writes.add(SqlStatement.of(INSERT, sku, 1));
                    writes.add(SqlStatement.of(INSERT, UUID.randomUUID().toString(), -1));
                }))
                .isInstanceOf(DataIntegrityViolationException.class);

        assertThat(available(sku)).isEmpty();
        assertThat(available(other)).isEmpty();
    }

    @Test
    void aCheckAmongThemRefusesTheCommit() {
        assertThatThrownBy(() -> inTransaction(() -> {
                    writes.add(SqlStatement.of(INSERT, sku, 1));
                    writes.add(SqlStatement.of("SELECT 1 / (count(*) = 2)::int FROM stock_level WHERE sku = ?", sku));
                }))
                .satisfies(e -> assertThat(SqlState.of(e)).isEqualTo(SqlState.DIVISION_BY_ZERO));

        assertThat(available(sku)).isEmpty();
    }

    @Test
    void areExecutedAlsoIfTheyAreAddedWhenTheCommitHasBegun() {
        inTransaction(() -> TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                writes.add(SqlStatement.of(INSERT, sku, 1));
            }
        }));

        assertThat(available(sku)).containsExactly(1);
    }

    @Test
    void areForgottenAfterARollback() {
        new TransactionTemplate(manager).executeWithoutResult(transaction -> {
            writes.add(SqlStatement.of(INSERT, sku, 1));
            transaction.setRollbackOnly();
        });
        inTransaction(() -> assertThat(available(sku)).isEmpty());

        assertThat(available(sku)).isEmpty();
    }

    @Test
    void areForgottenIfAParticipantOfTheTransactionHasRejectedIt() {
        assertThatThrownBy(() -> inTransaction(() -> {
                    writes.add(SqlStatement.of(INSERT, sku, 1));
                    new TransactionTemplate(manager).executeWithoutResult(TransactionStatus::setRollbackOnly);
                }))
                .isInstanceOf(UnexpectedRollbackException.class);

        assertThat(available(sku)).isEmpty();
    }

    @Test
    void waitForTheirOwnTransactionWhileAnotherRunsInBetween() {
        var inner = UUID.randomUUID().toString();
        inTransaction(() -> {
            writes.add(SqlStatement.of(INSERT, sku, 1));
            newTransaction().executeWithoutResult(_ -> writes.add(SqlStatement.of(INSERT, inner, 2)));
            assertThat(available(inner)).containsExactly(2);
            assertThat(available(sku)).isEmpty();
        });

        assertThat(available(sku)).containsExactly(1);
    }

    @Test
    void needATransaction() {
        assertThatThrownBy(() -> writes.add(SqlStatement.of(INSERT, sku, 1))).isInstanceOf(IllegalStateException.class);
    }

    private void inTransaction(Runnable work) {
        new TransactionTemplate(manager).executeWithoutResult(_ -> work.run());
    }

    private TransactionTemplate newTransaction() {
        var template = new TransactionTemplate(manager);
        template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return template;
    }

    private List<Integer> available(String of) {
        return jdbc.sql("SELECT available FROM stock_level WHERE sku = ?")
                .param(of)
                .query(Integer.class)
                .list();
    }
}

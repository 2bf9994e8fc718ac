package com.bharatmart.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.InParallel;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@HttpTest
class TransactionRetryTest {

    @Autowired
    TransactionRetry transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager manager;

    @Test
    void retriesTheVictimOfADeadlock() {
        var one = counter();
        var other = counter();
        var bothHaveOne = new CyclicBarrier(2);
        var tries = new AtomicInteger();
        Callable<Boolean> forwards = () -> raiseBoth(one, other, bothHaveOne, tries);
        Callable<Boolean> backwards = () -> raiseBoth(other, one, bothHaveOne, tries);

        InParallel.run(List.of(forwards, backwards));

        assertThat(tries.get()).isEqualTo(3);
        assertThat(value(one)).isEqualTo(2);
        assertThat(value(other)).isEqualTo(2);
    }

    @Test
    void doesNotRetryOtherFailures() {
        var tries = new AtomicInteger();

        assertThatThrownBy(() -> transactions.execute(() -> {
                    tries.incrementAndGet();
                    return jdbc.sql("INSERT INTO stock_level (sku, available, counted) VALUES (?, -1, 0)")
                            .param(UUID.randomUUID().toString())
                            .update();
                }))
                .isInstanceOf(DataIntegrityViolationException.class);

        assertThat(tries.get()).isEqualTo(1);
    }

    @Test
    void runsAgainWithoutOptimismIfACheckRefusesTheCommit() {
        var sku = counter();
        var optimism = new ArrayList<Boolean>();

        transactions.execute(() -> {
            optimism.add(TransactionRetry.isOptimistic());
            raise(sku);
            return TransactionRetry.isOptimistic()
                    ? jdbc.sql("SELECT 1 / 0").query().singleValue()
                    : 1;
        });

        assertThat(optimism).containsExactly(true, false);
        assertThat(value(sku)).isEqualTo(1);
        assertThat(TransactionRetry.isOptimistic()).isFalse();
    }

    @Test
    void retriesAJobThatStoodStillUntilTheDatabaseEndedItsTransaction() {
        var sku = counter();
        var tries = new AtomicInteger();

        transactions.execute(() -> {
            raise(sku);
            if (tries.incrementAndGet() == 1) {
                standStillForTooLong();
            }
            return true;
        });

        assertThat(tries.get()).isEqualTo(2);
        assertThat(value(sku)).isEqualTo(1);
    }

    /** The statement fails, the pool closes its connection, and so the rollback fails too. */
    @Test
    void retriesAJobThatFindsTheEndOfItsTransactionInItsNextStatement() {
        var sku = counter();
        var tries = new AtomicInteger();

        transactions.execute(() -> {
            if (tries.incrementAndGet() == 1) {
                standStillForTooLong();
            }
            raise(sku);
            return true;
        });

        assertThat(tries.get()).isEqualTo(2);
        assertThat(value(sku)).isEqualTo(1);
    }

    private void standStillForTooLong() {
        var process = jdbc.sql(
                        "SELECT pg_backend_pid(), set_config('idle_in_transaction_session_timeout', '1ms', true)")
                .query((row, _) -> row.getInt(1))
                .single();
        Awaitility.await().until(() -> hasEnded(process));
    }

    private boolean hasEnded(int process) {
        var other = new TransactionTemplate(manager);
        other.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return other.execute(_ -> jdbc.sql("SELECT count(*) FROM pg_stat_activity WHERE pid = ?")
                        .param(process)
                        .query(Integer.class)
                        .single())
                == 0;
    }

    private boolean raiseBoth(String first, String second, CyclicBarrier bothHaveOne, AtomicInteger tries) {
        return transactions.execute(() -> {
            raise(first);
            if (tries.incrementAndGet() <= 2) {
                await(bothHaveOne);
            }
            raise(second);
            return true;
        });
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | java.util.concurrent.BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    private String counter() {
        var sku = UUID.randomUUID().toString();
        jdbc.sql("INSERT INTO stock_level (sku, available, counted) VALUES (?, 0, 0)")
                .param(sku)
                .update();
        return sku;
    }

    private void raise(String sku) {
        jdbc.sql("UPDATE stock_level SET available = available + 1 WHERE sku = ?")
                .param(sku)
                .update();
    }

    private int value(String sku) {
        return jdbc.sql("SELECT available FROM stock_level WHERE sku = ?")
                .param(sku)
                .query(Integer.class)
                .single();
    }
}

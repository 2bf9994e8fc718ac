package com.bharatmart.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.InParallel;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

@HttpTest
class TransactionRetryTest {

    @Autowired
    TransactionRetry transactions;

    @Autowired
    JdbcClient jdbc;

    @Test
    void victimOfADeadlockIsRetriedAndBothTransactionsCommit() {
        var first = counter();
        var second = counter();
        var bothHoldALock = new CyclicBarrier(2);
        var attempts = new AtomicInteger();
        Callable<Boolean> forwards = () -> incrementBoth(first, second, bothHoldALock, attempts);
        Callable<Boolean> backwards = () -> incrementBoth(second, first, bothHoldALock, attempts);

        InParallel.run(List.of(forwards, backwards));

        assertThat(attempts.get()).isEqualTo(3);
        assertThat(value(first)).isEqualTo(2);
        assertThat(value(second)).isEqualTo(2);
    }

    @Test
    void violatedConstraintIsNotRetried() {
        var attempts = new AtomicInteger();

        assertThatThrownBy(() -> transactions.execute(() -> {
                    attempts.incrementAndGet();
                    return jdbc.sql("INSERT INTO stock_level (sku, available, counted) VALUES (?, -1, 0)")
                            .param(UUID.randomUUID().toString())
                            .update();
                }))
                .isInstanceOf(DataIntegrityViolationException.class);

        assertThat(attempts.get()).isEqualTo(1);
    }

    private boolean incrementBoth(String first, String second, CyclicBarrier bothHoldALock, AtomicInteger attempts) {
        return transactions.execute(() -> {
            increment(first);
            if (attempts.incrementAndGet() <= 2) {
                await(bothHoldALock);
            }
            increment(second);
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

    private void increment(String sku) {
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

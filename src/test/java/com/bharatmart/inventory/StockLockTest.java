package com.bharatmart.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.StockCounted;
import com.bharatmart.catalog.TestProducts;
import com.bharatmart.platform.request.IfMatch;
import com.bharatmart.shared.Quantity;
import com.bharatmart.shared.Sku;
import com.bharatmart.testing.HttpTest;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The time that a transaction with locked stock may be idle. */
@HttpTest
class StockLockTest {

    @Autowired
    StockService stock;

    @Autowired
    StockLevelRepository levels;

    @Autowired
    StockAdminService stockAdmin;

    @Autowired
    TestProducts products;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    ApplicationEventPublisher events;

    enum Change {
        RESERVE,
        CONFIRM,
        RELEASE_HELD,
        RELEASE_SOLD,
        EXPIRE,
        ADJUST,
        COUNT,
        READ_LOCKED
    }

    @ParameterizedTest
    @EnumSource
    void transactionWithLockedStockMayBeIdleForOneSecond(Change change) {
        var sku = products.towel(5);
        var held = reserve(sku, Hold.during(Duration.ofHours(1)));
        var sold = reserve(sku, Hold.SOLD);

        var limit = limitAtCommitOf(() -> {
            switch (change) {
                case RESERVE -> stock.reserveAtCommit(new ReservationId(UUID.randomUUID()), one(sku), Hold.SOLD);
                case CONFIRM -> stock.confirm(held);
                case RELEASE_HELD -> stock.release(held);
                case RELEASE_SOLD -> stock.release(sold);
                case EXPIRE -> {
                    passDeadline(held);
                    stock.expire(held);
                }
                case ADJUST -> stockAdmin.adjust(sku, new IfMatch(null), 1, StockReason.RECEIVED, null);
                case COUNT -> events.publishEvent(new StockCounted(Map.of(sku, 7)));
                case READ_LOCKED -> levels.availableLocked(Set.of(sku));
            }
        });

        assertThat(limit).isEqualTo("1s");
    }

    @Test
    void transactionThatOnlyReadsHasTheUsualLimit() {
        var sku = products.towel(5);

        assertThat(limitAtCommitOf(() -> stock.available(Set.of(sku)))).isEqualTo(limitAtCommitOf(() -> {}));
    }

    @Test
    void nextTransactionOnTheConnectionHasTheUsualLimit() {
        var sku = products.towel(5);
        var usual = limitAtCommitOf(() -> {});

        jdbc.sql("UPDATE stock_level SET sold = sold WHERE sku = ?")
                .param(sku.value())
                .update();

        assertThat(limitAtCommitOf(() -> {})).isEqualTo(usual).isNotEqualTo("1s");
    }

    @Test
    void stockIsTakenAfterEverythingElse() {
        var sku = products.towel(5);
        var held = reserve(sku, Hold.during(Duration.ofHours(1)));

        var before = new AtomicReference<String>();
        transactions.executeWithoutResult(_ -> {
            stock.release(held);
            before.set(limit());
        });

        assertThat(before.get()).isNotEqualTo("1s");
    }

    /** The limit after all statements and before the commit. */
    private String limitAtCommitOf(Runnable work) {
        var limit = new AtomicReference<String>();
        transactions.executeWithoutResult(_ -> {
            work.run();
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void beforeCommit(boolean readOnly) {
                    limit.set(limit());
                }
            });
        });
        return limit.get();
    }

    private String limit() {
        return jdbc.sql("SHOW idle_in_transaction_session_timeout")
                .query(String.class)
                .single();
    }

    private ReservationId reserve(Sku sku, Hold hold) {
        var id = new ReservationId(UUID.randomUUID());
        transactions.executeWithoutResult(_ -> stock.reserveAtCommit(id, one(sku), hold));
        return id;
    }

    private void passDeadline(ReservationId id) {
        jdbc.sql("UPDATE reservation SET expires_at = now() WHERE id = ?")
                .param(id.value())
                .update();
    }

    private static Map<Sku, Quantity> one(Sku sku) {
        return Map.of(sku, new Quantity(1));
    }
}

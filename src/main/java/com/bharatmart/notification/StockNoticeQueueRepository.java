package com.bharatmart.notification;

import com.bharatmart.platform.security.CustomerId;
import com.bharatmart.shared.Sku;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The notices in {@code stock_notice} that wait for stock, and those whose message is due. */
@Repository
class StockNoticeQueueRepository {

    /** Differs from the number of every other advisory lock in the database. */
    private static final long LOCK_KEY = 4_715_002;

    private static final String TRY_LOCK = "SELECT pg_try_advisory_xact_lock(" + LOCK_KEY + ")";

    /** By the index {@code stock_notice_waiting}. */
    private static final String WAITING_SKUS = """
            SELECT DISTINCT sku FROM stock_notice WHERE state = 'WAITING' AND sku > ? ORDER BY sku LIMIT ?""";

    /** By the indexes {@code stock_notice_waiting} and {@code stock_notice_recent}. */
    private static final String RELEASE = """
            WITH next AS MATERIALIZED (
                SELECT id FROM stock_notice WHERE sku = :sku AND state = 'WAITING' ORDER BY id
                LIMIT (SELECT greatest(0, :most - count(*)) FROM stock_notice
                       WHERE sku = :sku AND state IN ('DUE', 'SENT') AND changed_at > now() - INTERVAL '1 hour')
                FOR UPDATE SKIP LOCKED)
            UPDATE stock_notice notice SET state = 'DUE', changed_at = now() FROM next
            WHERE notice.id = next.id RETURNING notice.id""";

    /** By the primary key, as the following statements. */
    private static final String FIND_DUE = """
            SELECT sku, email, customer_id FROM stock_notice WHERE id = ? AND state = 'DUE'""";

    /** Not if the same person has asked again in the meantime: one mail is enough. */
    private static final String WAIT_AGAIN = """
            UPDATE stock_notice notice SET state = 'WAITING', changed_at = now()
            WHERE id = ? AND state = 'DUE' AND NOT EXISTS (
                SELECT FROM stock_notice other WHERE other.sku = notice.sku AND other.state IN ('UNCONFIRMED', 'WAITING')
                AND (other.email = notice.email OR other.customer_id = notice.customer_id))""";

    /** By the index {@code stock_notice_changed_at}. */
    private static final String OVERDUE = """
            SELECT id FROM stock_notice
            WHERE state = 'DUE' AND changed_at < now() - INTERVAL '10 minutes' ORDER BY changed_at LIMIT ?""";

    private static final String END = """
            UPDATE stock_notice SET state = 'SENT', email = NULL, customer_id = NULL, token_hash = NULL
            WHERE id = ? AND state = 'DUE'""";

    private final JdbcClient jdbc;

    StockNoticeQueueRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns false if another transaction has the lock. It is free when the transaction of the caller ends. */
    boolean tryLock() {
        return jdbc.sql(TRY_LOCK).query(Boolean.class).single();
    }

    /** The SKUs after this one that someone waits for, in their order. */
    List<Sku> waitingSkus(String after, int limit) {
        return jdbc.sql(WAITING_SKUS).params(after, limit).query(String.class).list().stream()
                .map(Sku::new)
                .toList();
    }

    /**
     * Makes notices due, those who asked first.
     *
     * @param most the notices of this SKU in an hour
     */
    List<UUID> release(Sku sku, int most) {
        return jdbc.sql(RELEASE)
                .param("sku", sku.value())
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    Optional<Due> findDue(UUID id) {
        return jdbc.sql(FIND_DUE)
                .param(id)
                .query((row, _) -> {
                    var customer = row.getObject(3, UUID.class);
                    return new Due(
                            new Sku(row.getString(1)),
                            row.getString(2),
                            customer == null ? null : new CustomerId(customer));
                })
                .optional();
    }

    /** The stock is gone again before the message was sent. Returns false if the same person waits already. */
    boolean waitAgain(UUID id) {
        return jdbc.sql(WAIT_AGAIN).param(id).update() == 1;
    }

    /** The notices whose message should have been sent some time ago. */
    List<UUID> overdue(int limit) {
        return jdbc.sql(OVERDUE).param(limit).query(UUID.class).list();
    }

    /** Removes what the notice contains of a person. */
    void end(UUID id) {
        jdbc.sql(END).param(id).update();
    }

    /**
     * A notice whose message is to be sent.
     *
     * @param email of a guest; null for a customer
     */
    record Due(Sku sku, @Nullable String email, @Nullable CustomerId customer) {}
}

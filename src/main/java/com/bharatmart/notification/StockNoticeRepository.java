package com.bharatmart.notification;

import com.bharatmart.platform.database.InstantColumn;
import com.bharatmart.platform.database.SlicedDelete;
import com.bharatmart.platform.security.CustomerId;
import com.bharatmart.shared.EmailAddress;
import com.bharatmart.shared.Sku;
import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code stock_notice}. {@link StockNoticeQueueRepository} has the statements of the job. */
@Repository
class StockNoticeRepository {

    /** By the unique index {@code stock_notice_email}. */
    private static final String ADD_FOR_EMAIL = """
            INSERT INTO stock_notice (id, sku, email, state) VALUES (:id, :sku, :email, 'UNCONFIRMED')
            ON CONFLICT (sku, email) WHERE state IN ('UNCONFIRMED', 'WAITING') AND email IS NOT NULL
            DO UPDATE SET sku = excluded.sku
            RETURNING id, state = 'UNCONFIRMED'""";

    /** By the unique index {@code stock_notice_customer}. */
    private static final String ADD_FOR_CUSTOMER = """
            INSERT INTO stock_notice (id, sku, customer_id, state) VALUES (:id, :sku, :customer, 'WAITING')
            ON CONFLICT (customer_id, sku) WHERE state = 'WAITING' AND customer_id IS NOT NULL DO NOTHING""";

    private static final String ISSUE = """
            UPDATE stock_notice SET token_hash = :hash, changed_at = now()
            WHERE id = :id AND state = 'UNCONFIRMED' RETURNING sku, email""";

    private static final String CONFIRM = """
            UPDATE stock_notice SET state = 'WAITING', changed_at = now()
            WHERE token_hash = ? AND state IN ('UNCONFIRMED', 'WAITING')""";

    private static final String CANCEL = "DELETE FROM stock_notice WHERE token_hash = ? AND state <> 'SENT'";

    private static final String CANCEL_OF_CUSTOMER =
            "DELETE FROM stock_notice WHERE customer_id = ? AND sku = ? AND state = 'WAITING'";

    private static final String OF_CUSTOMER = """
            SELECT sku, created_at FROM stock_notice WHERE customer_id = ? AND state = 'WAITING' ORDER BY sku""";

    /** Also the notices that are due: the columns of the index {@code stock_notice_customer} begin with the customer. */
    private static final String ERASE = "DELETE FROM stock_notice WHERE customer_id = ?";

    /** By the index {@code stock_notice_changed_at}. */
    private static final SlicedDelete DELETE_STALE = SlicedDelete.from("stock_notice", """
            (state = 'UNCONFIRMED' AND changed_at < now() - make_interval(secs => :unconfirmed))
                OR (state = 'WAITING' AND changed_at < now() - make_interval(secs => :waiting))
                OR (state = 'SENT' AND changed_at < now() - INTERVAL '1 day')""");

    private final JdbcClient jdbc;

    StockNoticeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns the notice if it has to be confirmed; empty if it waits already. */
    Optional<UUID> add(Sku sku, EmailAddress email) {
        return jdbc
                .sql(ADD_FOR_EMAIL)
                .param("id", UuidCreator.getTimeOrderedEpoch())
                .param("sku", sku.value())
                .param("email", email.value())
                .query((row, _) -> new Added(row.getObject(1, UUID.class), row.getBoolean(2)))
                .list()
                .stream()
                .filter(Added::unconfirmed)
                .map(Added::id)
                .findFirst();
    }

    /** Adds nothing if the customer waits already. */
    void add(Sku sku, CustomerId customer) {
        jdbc.sql(ADD_FOR_CUSTOMER)
                .param("id", UuidCreator.getTimeOrderedEpoch())
                .param("sku", sku.value())
                .param("customer", customer.value())
                .update();
    }

    /** Stores the hash of a new token, which replaces an earlier one. Returns empty if there is nothing to confirm. */
    Optional<Unconfirmed> issue(UUID id, String tokenHash) {
        return jdbc.sql(ISSUE)
                .param("hash", tokenHash)
                .param("id", id)
                .query((row, _) -> new Unconfirmed(new Sku(row.getString(1)), row.getString(2)))
                .optional();
    }

    /** Returns false if there is no such token. */
    boolean confirm(String tokenHash) {
        return jdbc.sql(CONFIRM).param(tokenHash).update() == 1;
    }

    /** Returns false if there is no such token. */
    boolean cancel(String tokenHash) {
        return jdbc.sql(CANCEL).param(tokenHash).update() == 1;
    }

    /** Returns false if the customer does not wait for the SKU. */
    boolean cancel(CustomerId customer, Sku sku) {
        return jdbc.sql(CANCEL_OF_CUSTOMER)
                        .params(customer.value(), sku.value())
                        .update()
                == 1;
    }

    List<StockNoticeView> list(CustomerId customer) {
        return jdbc.sql(OF_CUSTOMER)
                .param(customer.value())
                .query((row, _) -> new StockNoticeView(new Sku(row.getString(1)), InstantColumn.read(row, 2)))
                .list();
    }

    void erase(CustomerId customer) {
        jdbc.sql(ERASE).param(customer.value()).update();
    }

    /** Deletes notices that were not confirmed, have waited for too long, or have ended. */
    void deleteStale(Duration unconfirmed, Duration waiting) {
        DELETE_STALE.run(jdbc, Map.of("unconfirmed", unconfirmed.toSeconds(), "waiting", waiting.toSeconds()));
    }

    private record Added(UUID id, boolean unconfirmed) {}

    /** A notice that its address has to confirm. */
    record Unconfirmed(Sku sku, @Nullable String email) {}
}

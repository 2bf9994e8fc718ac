package com.bharatmart.history;

import com.bharatmart.local.LocalPostgres;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A database with the tables of the shop and, in another schema, those of the gateway. Time passes in it when a history says
 * so.
 */
final class HistoryDatabase {

    static final String GATEWAY = "razorpay";

    private static final List<String> DUE = List.of(
            "UPDATE payment SET check_at = now() WHERE check_at > now()",
            "UPDATE payment SET opening_until = NULL WHERE opening_until IS NOT NULL AND check_at IS NOT NULL",
            "UPDATE payment_event SET due_at = now() WHERE state = 'WAITING' AND due_at > now()",
            "UPDATE refund SET due_at = now() WHERE status <> 'PROCESSED' AND due_at > now()",
            "UPDATE settlement_day SET due_at = now() WHERE state = 'WAITING'",
            "UPDATE event_publication SET publication_date = now() - INTERVAL '1 min' WHERE completion_date IS NULL");

    private static final String EXPIRE_HOLD = """
            UPDATE reservation SET expires_at = now() - INTERVAL '1 s' WHERE id = ? AND state = 'HELD'""";

    private static final String EXPIRE_ATTEMPTS = """
            UPDATE payment SET expires_at = now() - INTERVAL '1 s' WHERE order_id = ? AND expires_at > now()""";

    private static final List<String> PASS_DAYS = List.of(
            "UPDATE reservation SET expires_at = now() - INTERVAL '5 days' WHERE state = 'HELD'",
            "UPDATE payment SET expires_at = now() - INTERVAL '5 days' WHERE check_at IS NOT NULL");

    private static final String IS_QUIET = """
            SELECT NOT EXISTS (SELECT FROM payment_event WHERE state = 'WAITING')
                AND NOT EXISTS (SELECT FROM refund WHERE status <> 'PROCESSED')
                AND NOT EXISTS (SELECT FROM settlement_day WHERE state = 'WAITING')
                AND NOT EXISTS (SELECT FROM payment_announcement)
                AND NOT EXISTS (SELECT FROM order_status_change WHERE NOT announced)
                AND NOT EXISTS (SELECT FROM event_publication WHERE completion_date IS NULL)""";

    private static final String NEW_SETTLEMENT_DAY = """
            INSERT INTO settlement_day (day)
            SELECT coalesce(max(day), DATE '2000-01-01') + 1 FROM settlement_day RETURNING day""";

    private static final String HAS_ENDED = """
            SELECT NOT EXISTS (SELECT FROM payment WHERE check_at IS NOT NULL)
                AND NOT EXISTS (SELECT FROM reservation WHERE state = 'HELD')""";

    private static final String UNFINISHED = """
            SELECT concat_ws(' ', 'event', type, state, attempts, failures, error) FROM payment_event
                WHERE state IN ('WAITING', 'FAILED')
            UNION ALL SELECT concat_ws(' ', 'refund', status, amount, cause, failures, last_error) FROM refund
                WHERE status <> 'PROCESSED'
            UNION ALL SELECT concat_ws(' ', 'announcement', kind) FROM payment_announcement
            UNION ALL SELECT concat_ws(' ', 'attempt', method, status, checks, ended_at) FROM payment
                WHERE check_at IS NOT NULL
            UNION ALL SELECT concat_ws(' ', 'settlement report', day) FROM settlement_day WHERE state = 'WAITING'
            UNION ALL SELECT concat_ws(' ', 'publication', event_type) FROM event_publication
                WHERE completion_date IS NULL
            UNION ALL SELECT concat_ws(' ', 'reservation', state) FROM reservation WHERE state = 'HELD'""";

    /** What the instances know and have decided, in one value. */
    private static final String STATE = """
            SELECT concat_ws(' ',
                (SELECT count(*) FROM payment_event WHERE state <> 'IGNORED'),
                (SELECT string_agg(concat_ws(',', id, version), ' ' ORDER BY id) FROM orders WHERE cart_id = ANY (?)),
                (SELECT string_agg(concat_ws(',', id, status, provider_order_id), ' ' ORDER BY id) FROM payment
                    WHERE check_at IS NOT NULL))""";

    private static final String PAYMENTS_AT_GATEWAY = """
            SELECT g.id FROM payment p JOIN razorpay.orders o ON o.receipt = p.id::text
            JOIN razorpay.payment g ON g.order_id = o.id WHERE p.order_id = :order
            UNION ALL
            SELECT g.id FROM payment p JOIN razorpay.payment g ON g.qr_code_id = p.qr_id WHERE p.order_id = :order
            ORDER BY id""";

    /** Nobody asks for them any more. */
    private static final List<String> CLEAN_UP = List.of(
            "DELETE FROM razorpay.event",
            "DELETE FROM razorpay.call",
            "DELETE FROM payment_event",
            "DELETE FROM message");

    private static final List<String> RESET = List.of("""
            TRUNCATE orders, payment, reservation, refund, payment_event, payment_announcement, event_publication,
                ledger_journal, settlement_day CASCADE""", "UPDATE stock_level SET reserved = 0");

    private static final String ATTEMPTS = """
            SELECT id, method, status, provider_order_id, qr_id FROM payment WHERE order_id = ? ORDER BY id""";

    private final String name;
    private final JdbcClient jdbc;
    private final JdbcClient monitor;

    private HistoryDatabase(String name, JdbcClient jdbc, JdbcClient monitor) {
        this.name = name;
        this.jdbc = jdbc;
        this.monitor = monitor;
    }

    static HistoryDatabase create(String name) {
        var owner = LocalPostgres.shared().create(name);
        JdbcClient.create(owner)
                .sql("ALTER DATABASE %s SET synchronous_commit = off".formatted(name))
                .update();
        return new HistoryDatabase(
                name,
                JdbcClient.create(new InterruptibleDataSource(connection(name))),
                JdbcClient.create(connection(name)));
    }

    private static DataSource connection(String name) {
        return new SingleConnectionDataSource(LocalPostgres.shared().jdbcUrl(name), LocalPostgres.OWNER, "", true);
    }

    /** An attempt to pay an order, as the shop knows it. */
    record Attempt(
            UUID id,
            String method,
            String status,
            @Nullable String providerOrderId,
            @Nullable String qrId) {}

    String name() {
        return name;
    }

    /** As the owner, on a connection that at most one execution uses at a time. */
    JdbcClient jdbc() {
        return jdbc;
    }

    /** As the owner, on a connection that never waits for a lock. */
    JdbcClient monitor() {
        return monitor;
    }

    List<Attempt> attempts(UUID order) {
        return jdbc.sql(ATTEMPTS).param(order).query(Attempt.class).list();
    }

    /** The leases and the pauses of all queues are over, and no deadline of a shopper. */
    void makeAllDue() {
        DUE.forEach(statement -> jdbc.sql(statement).update());
    }

    /** The time to pay an order is over. */
    void passDeadline(UUID order) {
        jdbc.sql(EXPIRE_HOLD).param(order).update();
        jdbc.sql(EXPIRE_ATTEMPTS).param(order).update();
    }

    /** All deadlines are over, and the time after them in which late money is expected. */
    void passDays() {
        PASS_DAYS.forEach(statement -> jdbc.sql(statement).update());
    }

    /** Whether all queues of work are empty. */
    boolean isQuiet() {
        return jdbc.sql(IS_QUIET).query(Boolean.class).single();
    }

    /** A day whose settlement report is to be compared. */
    LocalDate newSettlementDay() {
        return jdbc.sql(NEW_SETTLEMENT_DAY).query(LocalDate.class).single();
    }

    /** The same as long as nothing happens to the orders of these carts. */
    String state(List<String> carts) {
        return jdbc.sql(STATE)
                .param(carts.toArray(String[]::new))
                .query(String.class)
                .single();
    }

    /** The ids of all payments at the gateway for an order, of which the shop may not know. */
    List<String> paymentsAtGateway(UUID order) {
        return jdbc.sql(PAYMENTS_AT_GATEWAY)
                .param("order", order)
                .query(String.class)
                .list();
    }

    /** The ids of the events that are set apart. */
    List<String> failedEvents() {
        return jdbc.sql("SELECT id FROM payment_event WHERE state = 'FAILED' ORDER BY sequence")
                .query(String.class)
                .list();
    }

    /** What is left to do, for a message. */
    String unfinished() {
        return jdbc.sql(UNFINISHED).query(String.class).list().toString();
    }

    /** Removes what grows with each history, and is of no use for the next one. */
    void cleanUp() {
        CLEAN_UP.forEach(statement -> jdbc.sql(statement).update());
    }

    /** Removes all that a failed history has left undone, so that it does not disturb the next one. */
    void reset() {
        RESET.forEach(statement -> jdbc.sql(statement).update());
    }

    /** Whether nothing is expected any more. */
    boolean hasEnded() {
        return jdbc.sql(HAS_ENDED).query(Boolean.class).single();
    }
}

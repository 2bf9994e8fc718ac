package com.bharatmart.payment.event;

import com.bharatmart.payment.GatewayReference;
import com.bharatmart.platform.database.InstantColumn;
import com.bharatmart.platform.database.SlicedDelete;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The table {@code payment_event} as a queue, by the partial indexes {@code payment_event_due} and
 * {@code payment_event_subject}. {@link PaymentEventSearchRepository} reads it for staff.
 */
@Repository
class PaymentEventRepository {

    private static final String ADD = """
            INSERT INTO payment_event (id, type, subject, provider_payment_id, provider_order_id, provider_refund_id, qr_id,
                payload, state, occurred_at)
            VALUES (:id, :type, :subject, :payment, :order, :refund, :qr, :payload::jsonb, :state, :occurred_at)
            ON CONFLICT (id) DO NOTHING""";

    /** Concurrent claims get different events, and none while an earlier one of the same subject waits. */
    private static final String CLAIM = """
            UPDATE payment_event SET attempts = attempts + 1, due_at = now() + make_interval(secs => :lease)
            WHERE id = (
                SELECT id FROM payment_event event
                WHERE state = 'WAITING' AND due_at <= now() AND NOT EXISTS (
                    SELECT FROM payment_event earlier
                    WHERE earlier.subject = event.subject AND earlier.sequence < event.sequence
                      AND earlier.state = 'WAITING')
                ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING id, type, provider_payment_id, provider_order_id, provider_refund_id, qr_id, payload::text AS payload,
                occurred_at, attempts, failures""";

    private static final String FINISH = """
            UPDATE payment_event SET state = 'DONE', error = NULL
            WHERE id = :id AND attempts = :attempt AND state = 'WAITING'""";

    private static final String POSTPONE = """
            UPDATE payment_event SET due_at = now() + make_interval(secs => :delay)
            WHERE id = :id AND attempts = :attempt AND state = 'WAITING'""";

    private static final String FAIL = """
            UPDATE payment_event SET failures = failures + 1, error = :error,
                state = CASE WHEN failures + 1 < :max THEN 'WAITING' ELSE 'FAILED' END,
                due_at = now() + make_interval(secs => :delay)
            WHERE id = :id AND attempts = :attempt AND state = 'WAITING'""";

    private static final String RETRY = """
            UPDATE payment_event SET state = 'WAITING', failures = 0, due_at = now() WHERE id = ? AND state = 'FAILED'""";

    private static final String IGNORE = "UPDATE payment_event SET state = 'IGNORED' WHERE id = ? AND state = 'FAILED'";

    private static final String BACKLOG = """
            SELECT count(*) FILTER (WHERE state = 'FAILED'),
                coalesce(extract(epoch FROM now() - min(received_at) FILTER (WHERE state = 'WAITING')), 0)
            FROM payment_event WHERE state IN ('WAITING', 'FAILED')""";

    /** By the index {@code payment_event_received_at}. */
    private static final SlicedDelete DELETE_OLD = SlicedDelete.from(
            "payment_event", "state IN ('DONE', 'IGNORED') AND received_at < now() - make_interval(secs => :seconds)");

    private final JdbcClient jdbc;

    PaymentEventRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns false for an event that is known. */
    boolean add(PaymentEvent event, PaymentEventState state) {
        return jdbc.sql(ADD)
                        .param("id", event.id())
                        .param("type", event.type())
                        .param("subject", event.subject())
                        .param("payment", event.payment().paymentId())
                        .param("order", event.payment().orderId())
                        .param("refund", event.refundId())
                        .param("qr", event.payment().qrId())
                        .param("payload", event.payload())
                        .param("state", state.name())
                        .param("occurred_at", event.occurredAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<Claim> claim(Duration lease) {
        return jdbc.sql(CLAIM)
                .param("lease", lease.toSeconds())
                .query((row, _) -> new Claim(
                        new PaymentEvent(
                                row.getString("id"),
                                row.getString("type"),
                                new GatewayReference(
                                        row.getString("provider_payment_id"),
                                        row.getString("provider_order_id"),
                                        row.getString("qr_id")),
                                row.getString("provider_refund_id"),
                                row.getString("payload"),
                                InstantColumn.read(row, "occurred_at")),
                        row.getInt("attempts"),
                        row.getInt("failures")))
                .optional();
    }

    void finish(Claim claim) {
        update(FINISH, claim).update();
    }

    /** The event is claimed again after the delay. */
    void postpone(Claim claim, Duration delay) {
        update(POSTPONE, claim).param("delay", delay.toSeconds()).update();
    }

    /** The event is claimed again after the delay, or set apart when it has failed too often. */
    void fail(Claim claim, String error, Duration delay, int maxFailures) {
        update(FAIL, claim)
                .param("error", error)
                .param("delay", delay.toSeconds())
                .param("max", maxFailures)
                .update();
    }

    private JdbcClient.StatementSpec update(String statement, Claim claim) {
        return jdbc.sql(statement).param("id", claim.event().id()).param("attempt", claim.attempt());
    }

    /** Returns false for an event that is not set apart. */
    boolean retry(String id) {
        return jdbc.sql(RETRY).param(id).update() == 1;
    }

    /** As {@link #retry}. */
    boolean ignore(String id) {
        return jdbc.sql(IGNORE).param(id).update() == 1;
    }

    Backlog backlog() {
        return jdbc.sql(BACKLOG)
                .query((row, _) -> new Backlog(row.getLong(1), row.getLong(2)))
                .single();
    }

    void deleteOlderThan(Duration age) {
        DELETE_OLD.run(jdbc, Map.of("seconds", age.toSeconds()));
    }

    /**
     * An event that this instance processes.
     *
     * @param attempt identifies the claim: another instance that claims the event later has a higher number
     */
    record Claim(PaymentEvent event, int attempt, int failures) {}

    /** What is not processed: the number of events that are set apart, and the age of the oldest one that waits. */
    record Backlog(long failed, long oldestSeconds) {}
}

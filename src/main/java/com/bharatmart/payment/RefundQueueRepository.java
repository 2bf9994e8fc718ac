package com.bharatmart.payment;

import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Refunds that the gateway is to be asked for: a queue, by the partial index {@code refund_due}. */
@Repository
class RefundQueueRepository {

    /** Concurrent claims get different rows. A failed refund may be at the gateway again from now on. */
    private static final String CLAIM = """
            UPDATE refund SET attempts = attempts + 1, status = CASE status WHEN 'FAILED' THEN 'REQUESTED' ELSE status END,
                due_at = now() + make_interval(secs => :lease)
            WHERE id = (
                SELECT id FROM refund WHERE due_at <= now() AND status <> 'PROCESSED'
                ORDER BY due_at LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED)
            RETURNING attempts, %s""".formatted(RefundRepository.COLUMNS);

    /** Without effect if the refund has ended, has failed, or was claimed again. */
    private static final String POSTPONE = """
            UPDATE refund SET due_at = now() + make_interval(secs => :delay)
            WHERE id = :id AND attempts = :attempt AND failures = :failures AND due_at IS NOT NULL""";

    /** Makes one due that waits for its next attempt. */
    private static final String RETRY =
            "UPDATE refund SET due_at = now() WHERE id = ? AND status = 'FAILED' AND due_at > now()";

    /** By the partial index {@code refund_unprocessed}. */
    private static final String BACKLOG = """
            SELECT count(*) FILTER (WHERE status = 'FAILED' OR (status = 'REQUESTED' AND failures > 0)),
                coalesce(extract(epoch FROM now() - min(created_at)), 0)
            FROM refund WHERE status <> 'PROCESSED'""";

    private final JdbcClient jdbc;
    private final RefundRepository refunds;

    RefundQueueRepository(JdbcClient jdbc, RefundRepository refunds) {
        this.jdbc = jdbc;
        this.refunds = refunds;
    }

    Optional<Claim> claim(Duration lease) {
        return jdbc.sql(CLAIM)
                .param("lease", lease.toSeconds())
                .query((row, _) -> new Claim(refunds.read(row), row.getInt("attempts")))
                .optional();
    }

    /** Ends a claim. The refund is claimed again after the delay. */
    void postpone(Claim claim, Duration delay) {
        jdbc.sql(POSTPONE)
                .param("id", claim.refund().id().value())
                .param("attempt", claim.attempt())
                .param("failures", claim.refund().failures())
                .param("delay", delay.toSeconds())
                .update();
    }

    /** Returns false if the refund has not failed. */
    boolean retry(RefundId id) {
        return jdbc.sql(RETRY).param(id.value()).update() == 1;
    }

    Backlog backlog() {
        return jdbc.sql(BACKLOG)
                .query((row, _) -> new Backlog(row.getLong(1), row.getLong(2)))
                .single();
    }

    /** @param attempt identifies the claim: another instance that claims the refund later has a higher number */
    record Claim(Refund refund, int attempt) {}

    /** What has not left: the number of refunds that have failed, and the age of the oldest refund. */
    record Backlog(long failed, long oldestSeconds) {}
}

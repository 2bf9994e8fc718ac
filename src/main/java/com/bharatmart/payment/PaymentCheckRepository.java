package com.bharatmart.payment;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When the gateway is asked for each payment: a queue, by the partial index {@code payment_check_at}. */
@Repository
class PaymentCheckRepository {

    /** Concurrent claims get different rows. */
    private static final String CLAIM = """
            UPDATE payment SET checks = checks + 1, check_at = now() + make_interval(secs => :lease)
            WHERE id = (
                SELECT id FROM payment WHERE check_at <= now() ORDER BY check_at LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED)
            RETURNING id, checks""";

    /**
     * Each {@code :interval} until the deadline and some minutes more, since most late payments come soon. Then the time
     * since the deadline again, so that the intervals double. After the period nothing more is expected, except that an
     * authorized payment waits for staff or for the gateway. Nothing happens to a row that was claimed again.
     */
    private static final String FINISH = """
            UPDATE payment SET check_at = CASE
                WHEN now() < expires_at + INTERVAL '5 minutes' THEN now() + make_interval(secs => :interval)
                WHEN now() < expires_at + make_interval(secs => :period) OR status = 'AUTHORIZED'
                    THEN now() + least(now() - expires_at, make_interval(secs => :max))
                END
            WHERE id = :id AND checks = :check AND check_at IS NOT NULL""";

    private static final String STOP = "UPDATE payment SET check_at = NULL WHERE id = ? AND check_at IS NOT NULL";

    private final JdbcClient jdbc;
    private final PaymentProperties properties;

    PaymentCheckRepository(JdbcClient jdbc, PaymentProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    Optional<Claim> claim(Duration lease) {
        return jdbc.sql(CLAIM)
                .param("lease", lease.toSeconds())
                .query((row, _) -> new Claim(new PaymentId(row.getObject(1, UUID.class)), row.getInt(2)))
                .optional();
    }

    /** Sets the time of the next check. */
    void finish(Claim claim) {
        var reconcile = properties.reconcile();
        jdbc.sql(FINISH)
                .param("id", claim.id().value())
                .param("check", claim.check())
                .param("interval", reconcile.interval().toSeconds())
                .param("period", reconcile.period().toSeconds())
                .param("max", reconcile.maxInterval().toSeconds())
                .update();
    }

    /** Nothing more is expected. */
    void stop(PaymentId id) {
        jdbc.sql(STOP).param(id.value()).update();
    }

    /** @param check identifies the claim: another instance that claims the payment later has a higher number */
    record Claim(PaymentId id, int check) {}
}

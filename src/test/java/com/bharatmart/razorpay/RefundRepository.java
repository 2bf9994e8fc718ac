package com.bharatmart.razorpay;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Refunds, and the keys of the requests that created them. */
final class RefundRepository {

    private static final String CREATE = """
            INSERT INTO refund
                (id, payment_id, amount, receipt, notes, speed, automatic, idempotency_key, body_hash, created_at)
            VALUES
                (:id, :paymentId, :amount, :receipt, :notes, :speed, :automatic, :idempotencyKey, :bodyHash, :createdAt)
            """;

    private static final String LIST = """
            SELECT * FROM refund WHERE created_at BETWEEN :from AND :to AND (:payment = '' OR payment_id = :payment)
            ORDER BY created_at DESC, id OFFSET :skip LIMIT :count
            """;

    private static final String ENDED = """
            UPDATE refund SET status = :status, reference = :reference WHERE id = :id AND status = 'pending' RETURNING *
            """;

    private final JdbcClient jdbc;

    RefundRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Refund create(Refund refund) {
        jdbc.sql(CREATE).paramSource(refund).update();
        return refund;
    }

    Optional<Refund> find(String id) {
        return jdbc.sql("SELECT * FROM refund WHERE id = ?")
                .param(id)
                .query(Refund.class)
                .optional();
    }

    Refund require(String id) {
        return find(id).orElseThrow(RazorpayErrorException::unknownId);
    }

    Optional<Refund> ofKey(String idempotencyKey) {
        return jdbc.sql("SELECT * FROM refund WHERE idempotency_key = ?")
                .param(idempotencyKey)
                .query(Refund.class)
                .optional();
    }

    /** Returns false while another transaction uses the key. */
    boolean tryLockKey(String idempotencyKey) {
        return jdbc.sql("SELECT pg_try_advisory_xact_lock(hashtextextended(?, 0))")
                .param(idempotencyKey)
                .query(Boolean.class)
                .single();
    }

    /** Lists the refunds of a payment, or all if its id is empty. */
    List<Refund> list(Page page, String payment) {
        return jdbc.sql(LIST)
                .params(page.parameters())
                .param("payment", payment)
                .query(Refund.class)
                .list();
    }

    /** Ends a pending refund. */
    Refund ended(String id, String status, @Nullable String reference) {
        return jdbc.sql(ENDED)
                .param("id", id)
                .param("status", status)
                .param("reference", reference)
                .query(Refund.class)
                .optional()
                .orElseThrow(() -> RazorpayErrorException.badRequest("The refund is not pending"));
    }
}

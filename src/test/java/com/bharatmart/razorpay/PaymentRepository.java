package com.bharatmart.razorpay;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Payments, and the changes of their states. */
final class PaymentRepository {

    private static final String CREATE = """
            INSERT INTO payment (id, order_id, qr_code_id, amount, currency, method, notes, created_at)
            VALUES (:id, :orderId, :qrCodeId, :amount, :currency, :method, :notes, :createdAt)
            """;

    private static final String LIST = """
            SELECT * FROM payment WHERE created_at BETWEEN :from AND :to AND (:qrCode = '' OR qr_code_id = :qrCode)
            ORDER BY created_at DESC, id OFFSET :skip LIMIT :count
            """;

    private static final String AUTHORIZED = """
            UPDATE payment SET status = 'authorized', error_reason = NULL, reference = :reference, authorized_at = :at
            WHERE id = :id RETURNING *
            """;

    private static final String CAPTURED = """
            UPDATE payment SET status = 'captured', captured = true, fee = :fee, tax = :tax, captured_at = :at
            WHERE id = :id RETURNING *
            """;

    private static final String FAILED =
            "UPDATE payment SET status = 'failed', error_reason = ? WHERE id = ? RETURNING *";

    private static final String REFUNDED = """
            UPDATE payment SET amount_refunded = amount_refunded + :amount, status = CASE
                WHEN amount_refunded + :amount = amount THEN 'refunded' WHEN captured THEN 'captured' ELSE 'authorized' END
            WHERE id = :id RETURNING *
            """;

    private static final String UNCAPTURED = """
            SELECT id FROM payment WHERE status = 'authorized' AND authorized_at <= ? ORDER BY id
            """;

    private final JdbcClient jdbc;

    PaymentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Payment create(Payment payment) {
        jdbc.sql(CREATE).paramSource(payment).update();
        return payment;
    }

    Optional<Payment> find(String id) {
        return jdbc.sql("SELECT * FROM payment WHERE id = ?")
                .param(id)
                .query(Payment.class)
                .optional();
    }

    Payment require(String id) {
        return find(id).orElseThrow(RazorpayErrorException::unknownId);
    }

    Payment lock(String id) {
        return jdbc.sql("SELECT * FROM payment WHERE id = ? FOR UPDATE")
                .param(id)
                .query(Payment.class)
                .optional()
                .orElseThrow(RazorpayErrorException::unknownId);
    }

    List<Payment> ofOrder(String orderId) {
        return jdbc.sql("SELECT * FROM payment WHERE order_id = ? ORDER BY created_at DESC, id")
                .param(orderId)
                .query(Payment.class)
                .list();
    }

    /** Lists the payments of a QR code, or all if its id is empty. */
    List<Payment> list(Page page, String qrCode) {
        return jdbc.sql(LIST)
                .params(page.parameters())
                .param("qrCode", qrCode)
                .query(Payment.class)
                .list();
    }

    Payment authorized(String id, String reference, long at) {
        return jdbc.sql(AUTHORIZED)
                .param("id", id)
                .param("reference", reference)
                .param("at", at)
                .query(Payment.class)
                .single();
    }

    Payment captured(String id, long fee, long tax, long at) {
        return jdbc.sql(CAPTURED)
                .param("id", id)
                .param("fee", fee)
                .param("tax", tax)
                .param("at", at)
                .query(Payment.class)
                .single();
    }

    Payment failed(String id, String reason) {
        return jdbc.sql(FAILED).params(reason, id).query(Payment.class).single();
    }

    /** Adds to the refunded amount; a negative amount takes a failed refund back. */
    Payment refunded(String id, long amount) {
        return jdbc.sql(REFUNDED)
                .param("id", id)
                .param("amount", amount)
                .query(Payment.class)
                .single();
    }

    /** Ids of payments that were authorized until then and not captured. */
    List<String> uncaptured(long until) {
        return jdbc.sql(UNCAPTURED).param(until).query(String.class).list();
    }
}

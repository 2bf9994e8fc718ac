package com.bharatmart.razorpay;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** QR codes. */
final class QrCodeRepository {

    private static final String CREATE = """
            INSERT INTO qr_code (id, name, usage, fixed_amount, payment_amount, description, notes, close_by, created_at)
            VALUES (:id, :name, :usage, :fixedAmount, :paymentAmount, :description, :notes, :closeBy, :createdAt)
            """;

    private static final String LIST = """
            SELECT * FROM qr_code WHERE created_at BETWEEN :from AND :to
            ORDER BY created_at DESC, id OFFSET :skip LIMIT :count
            """;

    private static final String RECEIVED = """
            UPDATE qr_code SET received_amount = received_amount + ?, received_count = received_count + 1
            WHERE id = ? RETURNING *
            """;

    private static final String CLOSED = """
            UPDATE qr_code SET status = 'closed', close_reason = ?, closed_at = ? WHERE id = ? AND status = 'active'
            """;

    private static final String CLOSE_EXPIRED = """
            UPDATE qr_code SET status = 'closed', close_reason = 'expired', closed_at = close_by
            WHERE status = 'active' AND close_by <= ?
            """;

    private final JdbcClient jdbc;

    QrCodeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    QrCode create(QrCode code) {
        jdbc.sql(CREATE).paramSource(code).update();
        return code;
    }

    QrCode require(String id) {
        return jdbc.sql("SELECT * FROM qr_code WHERE id = ?")
                .param(id)
                .query(QrCode.class)
                .optional()
                .orElseThrow(RazorpayErrorException::unknownId);
    }

    QrCode lock(String id) {
        return jdbc.sql("SELECT * FROM qr_code WHERE id = ? FOR UPDATE")
                .param(id)
                .query(QrCode.class)
                .optional()
                .orElseThrow(RazorpayErrorException::unknownId);
    }

    List<QrCode> list(Page page) {
        return jdbc.sql(LIST).params(page.parameters()).query(QrCode.class).list();
    }

    QrCode received(String id, long amount) {
        return jdbc.sql(RECEIVED).params(amount, id).query(QrCode.class).single();
    }

    QrCode close(String id, String reason, long at) {
        jdbc.sql(CLOSED).params(reason, at, id).update();
        return require(id);
    }

    void closeExpired(long now) {
        jdbc.sql(CLOSE_EXPIRED).param(now).update();
    }
}

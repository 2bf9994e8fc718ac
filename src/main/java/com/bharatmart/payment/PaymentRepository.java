package com.bharatmart.payment;

import com.bharatmart.payment.gateway.GatewayOrder;
import com.bharatmart.payment.gateway.GatewayQr;
import com.bharatmart.platform.database.InstantColumn;
import com.bharatmart.shared.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The table {@code payment}, by its primary key, the index {@code payment_order}, and the unique indexes on
 * {@code provider_order_id} and {@code qr_id}. {@link PaymentCheckRepository} has the columns of the checks.
 */
@Repository
class PaymentRepository {

    static final String COLUMNS = """
            id, order_id, order_number, method, provider, amount, status, provider_order_id, qr_id, upi_uri, created_at,
                expires_at, ended_at IS NULL AND expires_at > now() AS openable""";

    private static final String ADD = """
            INSERT INTO payment (id, order_id, order_number, method, provider, amount, expires_at, check_at)
            VALUES (:id, :order, :number, :method, :provider, :amount, now() + make_interval(secs => :hold),
                now() + make_interval(secs => :check))""";

    private static final String SELECT = "SELECT " + COLUMNS + " FROM payment ";

    private static final String FIND = SELECT + "WHERE id = ?";

    private static final String FIND_LOCKED = FIND + " FOR UPDATE";

    private static final String OF_ORDER = SELECT + "WHERE order_id = ? ORDER BY id DESC";

    private static final String BY_PROVIDER_ORDER = SELECT + "WHERE provider_order_id = ?";

    private static final String BY_QR = SELECT + "WHERE qr_id = ?";

    private static final String BY_GATEWAY_PAYMENT =
            SELECT + "WHERE id = (SELECT payment_id FROM gateway_payment WHERE id = ?)";

    /** One instance at a time, which the lease outlives by no more than a call of the gateway takes. */
    private static final String CLAIM_OPENING = """
            UPDATE payment SET opening_until = now() + make_interval(secs => :lease)
            WHERE id = :id AND provider_order_id IS NULL AND qr_id IS NULL AND ended_at IS NULL AND expires_at > now()
              AND (opening_until IS NULL OR opening_until < now())""";

    private static final String RELEASE_OPENING = "UPDATE payment SET opening_until = NULL WHERE id = ?";

    private static final String OPENED_WITH_ORDER = """
            UPDATE payment SET provider_order_id = :provider_order, opening_until = NULL
            WHERE id = :id AND provider_order_id IS NULL""";

    private static final String OPENED_WITH_QR = """
            UPDATE payment SET qr_id = :qr, upi_uri = :uri, opening_until = NULL WHERE id = :id AND qr_id IS NULL""";

    private static final String END = "UPDATE payment SET ended_at = now() WHERE order_id = ? AND ended_at IS NULL";

    private static final String CHANGE_STATUS = "UPDATE payment SET status = :status WHERE id = :id";

    private final JdbcClient jdbc;

    PaymentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param firstCheck when the gateway is asked for the first time */
    void add(NewPayment payment, Duration firstCheck) {
        jdbc.sql(ADD)
                .param("id", payment.id().value())
                .param("order", payment.order().value())
                .param("number", payment.orderNumber())
                .param("method", payment.method().name())
                .param("provider", payment.provider())
                .param("amount", payment.amount().amount())
                .param("hold", payment.hold().toSeconds())
                .param("check", firstCheck.toSeconds())
                .update();
    }

    Optional<PaymentAttempt> find(PaymentId id) {
        return select(FIND, id.value());
    }

    /** Locks the row until the end of the transaction. The order is to be locked before it. */
    Optional<PaymentAttempt> findLocked(PaymentId id) {
        return select(FIND_LOCKED, id.value());
    }

    /** The newest first. */
    List<PaymentAttempt> ofOrder(OrderReference order) {
        return jdbc.sql(OF_ORDER)
                .param(order.value())
                .query((row, _) -> read(row))
                .list();
    }

    Optional<PaymentAttempt> findByProviderOrder(String providerOrderId) {
        return select(BY_PROVIDER_ORDER, providerOrderId);
    }

    Optional<PaymentAttempt> findByQr(String qrId) {
        return select(BY_QR, qrId);
    }

    Optional<PaymentAttempt> findByGatewayPayment(String providerPaymentId) {
        return select(BY_GATEWAY_PAYMENT, providerPaymentId);
    }

    private Optional<PaymentAttempt> select(String statement, Object key) {
        return jdbc.sql(statement).param(key).query((row, _) -> read(row)).optional();
    }

    /** Returns false if there is nothing to make, or another instance makes it. */
    boolean claimOpening(PaymentId id, Duration lease) {
        return jdbc.sql(CLAIM_OPENING)
                        .param("id", id.value())
                        .param("lease", lease.toSeconds())
                        .update()
                == 1;
    }

    void releaseOpening(PaymentId id) {
        jdbc.sql(RELEASE_OPENING).param(id.value()).update();
    }

    void opened(PaymentId id, GatewayOrder order) {
        jdbc.sql(OPENED_WITH_ORDER)
                .param("id", id.value())
                .param("provider_order", order.id())
                .update();
    }

    void opened(PaymentId id, GatewayQr qr) {
        jdbc.sql(OPENED_WITH_QR)
                .param("id", id.value())
                .param("qr", qr.id())
                .param("uri", qr.uri())
                .update();
    }

    /** No more money is expected for the order. */
    void end(OrderReference order) {
        jdbc.sql(END).param(order.value()).update();
    }

    void changeStatus(PaymentId id, PaymentStatus status) {
        jdbc.sql(CHANGE_STATUS)
                .param("id", id.value())
                .param("status", status.name())
                .update();
    }

    static PaymentAttempt read(ResultSet row) throws SQLException {
        return new PaymentAttempt(
                new PaymentId(row.getObject("id", UUID.class)),
                new OrderReference(row.getObject("order_id", UUID.class)),
                row.getString("order_number"),
                OnlineMethod.valueOf(row.getString("method")),
                row.getString("provider"),
                Money.inr(row.getLong("amount")),
                PaymentStatus.valueOf(row.getString("status")),
                row.getString("provider_order_id"),
                row.getString("qr_id"),
                row.getString("upi_uri"),
                InstantColumn.read(row, "created_at"),
                InstantColumn.read(row, "expires_at"),
                row.getBoolean("openable"));
    }

    /** A payment to start. */
    record NewPayment(
            PaymentId id,
            OrderReference order,
            String orderNumber,
            OnlineMethod method,
            String provider,
            Money amount,
            Duration hold) {}
}

package com.bharatmart.payment;

import com.bharatmart.payment.gateway.GatewayRefund;
import com.bharatmart.platform.database.InstantColumn;
import com.bharatmart.shared.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The table {@code refund}, by its primary key, its unique keys and the index {@code refund_order}.
 * {@link RefundQueueRepository} has the columns of the queue.
 */
@Repository
class RefundRepository {

    private static final TypeReference<List<RefundLine>> LINES = new TypeReference<>() {};

    static final String COLUMNS = """
            id, order_id, gateway_payment_id, amount, currency, cause, reason, lines::text AS lines, restock, status,
                provider_refund_id, reference, failures, created_at, processed_at""";

    private static final String ADD = """
            INSERT INTO refund (id, order_id, gateway_payment_id, amount, currency, cause, reason, lines, restock,
                requested_by, status, provider_refund_id, reference, due_at, processed_at)
            VALUES (:id, :order, :gateway_payment, :amount, :currency, :cause, :reason, :lines::jsonb, :restock,
                :requested_by, :status, :provider_refund, :reference,
                CASE WHEN :status = 'PROCESSED' THEN NULL ELSE now() END,
                CASE WHEN :status = 'PROCESSED' THEN now() END)
            ON CONFLICT (gateway_payment_id, cause) DO NOTHING""";

    private static final String SELECT = "SELECT " + COLUMNS + " FROM refund ";

    private static final String FIND = SELECT + "WHERE id = ?";

    private static final String FIND_LOCKED = FIND + " FOR UPDATE";

    private static final String BY_PROVIDER_REFUND = SELECT + "WHERE provider_refund_id = ?";

    private static final String OF_ORDER = SELECT + "WHERE order_id = ? ORDER BY id DESC";

    /** By the unique index {@code refund_cause}. */
    private static final String OF_GATEWAY_PAYMENT = SELECT + "WHERE gateway_payment_id = ?";

    private static final String FAILED_LOCKED = SELECT + """
            WHERE gateway_payment_id = :payment AND amount = :amount AND currency = :currency AND status = 'FAILED'
            ORDER BY id LIMIT 1 FOR UPDATE""";

    private static final String PENDING = """
            UPDATE refund SET status = 'PENDING', provider_refund_id = :provider_refund,
                reference = coalesce(:reference, reference)
            WHERE id = :id""";

    private static final String PROCESSED = """
            UPDATE refund SET status = 'PROCESSED', provider_refund_id = :provider_refund,
                reference = coalesce(:reference, reference), processed_at = now(), due_at = NULL, last_error = NULL
            WHERE id = :id""";

    private static final String COMPLETED = """
            UPDATE refund SET status = 'PROCESSED', reference = :reference, processed_at = now(), due_at = NULL,
                last_error = NULL
            WHERE id = :id""";

    /** The reference of a transfer can come after the refund was processed. */
    private static final String REFERENCE =
            "UPDATE refund SET reference = :reference WHERE id = :id AND reference IS NULL";

    private static final String FAILED = """
            UPDATE refund SET status = 'FAILED', provider_refund_id = NULL, failures = failures + 1, last_error = :error,
                due_at = now() + make_interval(secs => :pause)
            WHERE id = :id""";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    RefundRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Returns false if the payment has a refund with this cause. */
    boolean add(Refund refund, @Nullable String requestedBy) {
        return jdbc.sql(ADD)
                        .param("id", refund.id().value())
                        .param("order", refund.order().value())
                        .param("gateway_payment", refund.gatewayPayment())
                        .param("amount", refund.amount().amount())
                        .param("currency", refund.amount().currency().getCurrencyCode())
                        .param("cause", refund.cause())
                        .param("reason", refund.reason())
                        .param("lines", json.writeValueAsString(refund.lines()))
                        .param("restock", refund.restock())
                        .param("requested_by", requestedBy)
                        .param("status", refund.status().name())
                        .param("provider_refund", refund.providerRefundId())
                        .param("reference", refund.reference())
                        .update()
                == 1;
    }

    Optional<Refund> find(RefundId id) {
        return select(FIND, id.value());
    }

    /** Locks the row. The order and the payment are to be locked before it. */
    Optional<Refund> findLocked(RefundId id) {
        return select(FIND_LOCKED, id.value());
    }

    Optional<Refund> findByProviderRefund(String providerRefundId) {
        return select(BY_PROVIDER_REFUND, providerRefundId);
    }

    /** A refund of this amount that the gateway has failed to send, and is not sending again. As {@link #findLocked}. */
    Optional<Refund> findFailedLocked(String gatewayPayment, Money amount) {
        return jdbc.sql(FAILED_LOCKED)
                .param("payment", gatewayPayment)
                .param("amount", amount.amount())
                .param("currency", amount.currency().getCurrencyCode())
                .query((row, _) -> read(row))
                .optional();
    }

    private Optional<Refund> select(String statement, Object key) {
        return jdbc.sql(statement).param(key).query((row, _) -> read(row)).optional();
    }

    /** The newest first. */
    List<Refund> ofOrder(OrderReference order) {
        return list(OF_ORDER, order.value());
    }

    List<Refund> ofGatewayPayment(String gatewayPayment) {
        return list(OF_GATEWAY_PAYMENT, gatewayPayment);
    }

    private List<Refund> list(String statement, Object key) {
        return jdbc.sql(statement).param(key).query((row, _) -> read(row)).list();
    }

    void pending(RefundId id, GatewayRefund refund) {
        update(PENDING, id, refund);
    }

    void processed(RefundId id, GatewayRefund refund) {
        update(PROCESSED, id, refund);
    }

    private void update(String statement, RefundId id, GatewayRefund refund) {
        jdbc.sql(statement)
                .param("id", id.value())
                .param("provider_refund", refund.id())
                .param("reference", refund.reference())
                .update();
    }

    /** The shop has sent it by its bank. */
    void completed(RefundId id, String reference) {
        updateReference(COMPLETED, id, reference);
    }

    void addReference(RefundId id, String reference) {
        updateReference(REFERENCE, id, reference);
    }

    private void updateReference(String statement, RefundId id, String reference) {
        jdbc.sql(statement)
                .param("id", id.value())
                .param("reference", reference)
                .update();
    }

    /** The gateway is asked again after the pause. */
    void failed(RefundId id, String error, Duration pause) {
        jdbc.sql(FAILED)
                .param("id", id.value())
                .param("error", error)
                .param("pause", pause.toSeconds())
                .update();
    }

    Refund read(ResultSet row) throws SQLException {
        return new Refund(
                new RefundId(row.getObject("id", UUID.class)),
                new OrderReference(row.getObject("order_id", UUID.class)),
                row.getString("gateway_payment_id"),
                new Money(row.getLong("amount"), Currency.getInstance(row.getString("currency"))),
                row.getString("cause"),
                row.getString("reason"),
                json.readValue(row.getString("lines"), LINES),
                row.getBoolean("restock"),
                RefundStatus.valueOf(row.getString("status")),
                row.getString("provider_refund_id"),
                row.getString("reference"),
                row.getInt("failures"),
                InstantColumn.read(row, "created_at"),
                InstantColumn.readNullable(row, "processed_at"));
    }
}

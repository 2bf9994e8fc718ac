package com.bharatmart.payment;

import com.bharatmart.payment.gateway.GatewayPayment;
import com.bharatmart.platform.database.InstantColumn;
import com.bharatmart.shared.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The table {@code gateway_payment}, by its primary key and the indexes {@code gateway_payment_payment} and
 * {@code gateway_payment_accepted}. The order of a payment is locked before its row, and its sums change only in the row.
 */
@Repository
class GatewayPaymentRepository {

    private static final String SELECT = """
            SELECT id, payment_id, order_id, amount, currency, status, disposition, captured, refund_requested,
                refund_processed, fee, tax, created_at
            FROM gateway_payment\s""";

    private static final String FIND = SELECT + "WHERE id = ?";

    private static final String FIND_LOCKED = FIND + " FOR UPDATE";

    private static final String OF_PAYMENT = SELECT + "WHERE payment_id = ? ORDER BY created_at, id";

    private static final String ACCEPTED = SELECT + "WHERE order_id = ? AND disposition = 'ACCEPTED' FOR UPDATE";

    /**
     * What is read may be older than what is known, so a status goes forward only. FAILED comes before AUTHORIZED: a late
     * authorization is real. The amount is fixed by the capture.
     */
    private static final String MERGE = """
            INSERT INTO gateway_payment AS known (id, payment_id, order_id, amount, currency, status, captured, method, fee, tax,
                error_code, error_reason, created_at)
            VALUES (:id, :payment, :order, :amount, :currency, :status, :captured, :method, :fee, :tax, :error_code,
                :error_reason, :created_at)
            ON CONFLICT (id) DO UPDATE SET
                status = excluded.status,
                amount = CASE WHEN known.captured = 0 THEN excluded.amount ELSE known.amount END,
                captured = CASE WHEN known.captured = 0 THEN excluded.captured ELSE known.captured END,
                method = coalesce(excluded.method, known.method),
                fee = coalesce(known.fee, excluded.fee),
                tax = coalesce(known.tax, excluded.tax),
                error_code = excluded.error_code,
                error_reason = excluded.error_reason
            WHERE array_position(:ranks::text[], excluded.status) >= array_position(:ranks::text[], known.status)""";

    private static final String[] RANKS = {"CREATED", "FAILED", "AUTHORIZED", "CAPTURED", "REFUNDED"};

    private static final String DISPOSE =
            "UPDATE gateway_payment SET disposition = :disposition WHERE id = :id AND disposition IS NULL";

    private static final String REQUEST_REFUND = """
            UPDATE gateway_payment SET refund_requested = refund_requested + :amount
            WHERE id = :id AND refund_requested + :amount <= captured""";

    private static final String PROCESS_REFUND =
            "UPDATE gateway_payment SET refund_processed = refund_processed + :amount WHERE id = :id";

    private final JdbcClient jdbc;

    GatewayPaymentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<PaymentTransaction> find(String id) {
        return jdbc.sql(FIND).param(id).query((row, _) -> read(row)).optional();
    }

    Optional<PaymentTransaction> findLocked(String id) {
        return jdbc.sql(FIND_LOCKED).param(id).query((row, _) -> read(row)).optional();
    }

    /** The oldest first. */
    List<PaymentTransaction> ofPayment(PaymentId payment) {
        return jdbc.sql(OF_PAYMENT)
                .param(payment.value())
                .query((row, _) -> read(row))
                .list();
    }

    /** The payment that pays the order, locked until the end of the transaction. */
    Optional<PaymentTransaction> findAcceptedLocked(OrderReference order) {
        return jdbc.sql(ACCEPTED)
                .param(order.value())
                .query((row, _) -> read(row))
                .optional();
    }

    /** Writes what was read, where it is news. The attempt is locked. */
    void merge(PaymentAttempt attempt, GatewayPayment read) {
        jdbc.sql(MERGE)
                .param("id", read.id())
                .param("payment", attempt.id().value())
                .param("order", attempt.order().value())
                .param("amount", read.amount().amount())
                .param("currency", read.amount().currency().getCurrencyCode())
                .param("status", read.status().name())
                .param("captured", read.captured() ? read.amount().amount() : 0)
                .param("method", read.method())
                .param("fee", paise(read.fee()))
                .param("tax", paise(read.tax()))
                .param("error_code", read.errorCode())
                .param("error_reason", read.errorReason())
                .param("created_at", read.createdAt().atOffset(ZoneOffset.UTC))
                .param("ranks", RANKS)
                .update();
    }

    /** Returns false if it was decided before. */
    boolean dispose(String id, PaymentTransaction.Disposition disposition) {
        return jdbc.sql(DISPOSE)
                        .param("id", id)
                        .param("disposition", disposition.name())
                        .update()
                == 1;
    }

    /** Reserves money to send back. Returns false if less than this is left. */
    boolean requestRefund(String id, Money amount) {
        return change(REQUEST_REFUND, id, amount);
    }

    void processRefund(String id, Money amount) {
        change(PROCESS_REFUND, id, amount);
    }

    private boolean change(String statement, String id, Money amount) {
        return jdbc.sql(statement)
                        .param("id", id)
                        .param("amount", amount.amount())
                        .update()
                == 1;
    }

    private static PaymentTransaction read(ResultSet row) throws SQLException {
        var currency = Currency.getInstance(row.getString("currency"));
        var disposition = row.getString("disposition");
        return new PaymentTransaction(
                row.getString("id"),
                new PaymentId(row.getObject("payment_id", UUID.class)),
                new OrderReference(row.getObject("order_id", UUID.class)),
                new Money(row.getLong("amount"), currency),
                GatewayPayment.Status.valueOf(row.getString("status")),
                disposition == null ? null : PaymentTransaction.Disposition.valueOf(disposition),
                new Money(row.getLong("captured"), currency),
                new Money(row.getLong("refund_requested"), currency),
                new Money(row.getLong("refund_processed"), currency),
                money(row.getObject("fee", Long.class), currency),
                money(row.getObject("tax", Long.class), currency),
                InstantColumn.read(row, "created_at"));
    }

    private static @Nullable Long paise(@Nullable Money money) {
        return money == null ? null : money.amount();
    }

    private static @Nullable Money money(@Nullable Long paise, Currency currency) {
        return paise == null ? null : new Money(paise, currency);
    }
}

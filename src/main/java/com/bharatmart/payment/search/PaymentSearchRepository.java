package com.bharatmart.payment.search;

import com.bharatmart.payment.OnlineMethod;
import com.bharatmart.payment.OrderReference;
import com.bharatmart.payment.PaymentId;
import com.bharatmart.payment.PaymentStatus;
import com.bharatmart.platform.database.InstantColumn;
import com.bharatmart.platform.database.SqlConditions;
import com.bharatmart.shared.Cursor;
import com.bharatmart.shared.Money;
import com.bharatmart.shared.Page;
import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Lists of payments, the newest first, by the primary key or one of the indexes {@code payment_status},
 * {@code payment_order}, {@code payment_order_number}, and the unique ones on the ids of the gateway. Ids sort by time.
 */
@Repository
@SuppressWarnings("InlineFormatString") // the text of a statement is at the top of its repository
class PaymentSearchRepository {

    private static final String PAGE = """
            SELECT id, order_id, order_number, method, status, amount, provider, provider_order_id, qr_id, created_at,
                expires_at
            FROM payment WHERE true%s ORDER BY id DESC LIMIT ?""";

    private static final String TRANSACTIONS = """
            SELECT %s FROM gateway_payment WHERE payment_id = ANY (?) ORDER BY created_at, id""".formatted(TransactionColumns.NAMES);

    /** The form of an id decides where it is looked for. */
    private static final Map<String, String> BY_PREFIX = Map.of(
            "order_", "provider_order_id = ?",
            "qr_", "qr_id = ?",
            "pay_", "id = (SELECT payment_id FROM gateway_payment WHERE id = ?)",
            "rfnd_", """
                    id = (SELECT payment_id FROM gateway_payment WHERE id = (
                        SELECT gateway_payment_id FROM refund WHERE provider_refund_id = ?))""");

    private static final String BY_UUID = """
            id IN (
                SELECT ?::uuid UNION SELECT id FROM payment WHERE order_id = ?
                UNION SELECT payment_id FROM gateway_payment WHERE id = (SELECT gateway_payment_id FROM refund WHERE id = ?))""";

    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** An id is made before the database gives its row a time. */
    private static final Duration MAX_ID_DELAY = Duration.ofMinutes(15);

    private static final Instant MIN_TIME = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant MAX_TIME = Instant.parse("9999-01-01T00:00:00Z");

    private final JdbcClient jdbc;

    PaymentSearchRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Throws {@link Cursor.InvalidCursorException} if the cursor does not belong to this list. */
    Page<PaymentSummary> page(PaymentQuery query) {
        var conditions = conditions(query);
        var rows = jdbc.sql(PAGE.formatted(conditions.sql()))
                .params(conditions.arguments(query.limit() + 1))
                .query((row, _) -> summary(row))
                .list();
        return withTransactions(
                Page.of(rows, query.limit(), last -> Cursor.of(last.id().value())));
    }

    private static SqlConditions conditions(PaymentQuery query) {
        var status = query.status();
        var conditions = new SqlConditions().andIfPresent("status = ?", status == null ? null : status.name());
        if (query.reference() != null) {
            addReference(conditions, query.reference());
        }
        if (query.from() != null) {
            var start = clamped(query.from());
            conditions
                    .and("id >= ?", UuidCreator.getTimeOrderedEpochMin(start.minus(MAX_ID_DELAY)))
                    .and("created_at >= ?", start.atOffset(ZoneOffset.UTC));
        }
        if (query.to() != null) {
            var end = clamped(query.to());
            conditions
                    .and("id <= ?", UuidCreator.getTimeOrderedEpochMax(end.plus(MAX_ID_DELAY)))
                    .and("created_at < ?", end.atOffset(ZoneOffset.UTC));
        }
        if (query.cursor() != null) {
            conditions.and("id < ?", query.cursor().uuid(0));
        }
        return conditions;
    }

    private static void addReference(SqlConditions conditions, String reference) {
        var lower = reference.toLowerCase(Locale.ROOT);
        if (UUID_FORM.matcher(lower).matches()) {
            var id = UUID.fromString(lower);
            conditions.and(BY_UUID, id, id, id);
            return;
        }
        var condition = BY_PREFIX.entrySet().stream()
                .filter(entry -> reference.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        if (condition.isPresent()) {
            conditions.and(condition.get(), reference);
        } else {
            conditions.and("order_number = ?", reference.toUpperCase(Locale.ROOT));
        }
    }

    private Page<PaymentSummary> withTransactions(Page<PaymentSummary> page) {
        var ids = page.data().stream().map(payment -> payment.id().value()).toArray(UUID[]::new);
        var transactions = jdbc
                .sql(TRANSACTIONS)
                .param(ids)
                .query((row, _) -> Map.entry(row.getObject("payment_id", UUID.class), TransactionColumns.read(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return new Page<>(
                page.data().stream()
                        .map(payment -> with(
                                payment, transactions.getOrDefault(payment.id().value(), List.of())))
                        .toList(),
                page.nextCursor());
    }

    private static PaymentSummary with(PaymentSummary payment, List<PaymentSummary.Transaction> transactions) {
        return new PaymentSummary(
                payment.id(),
                payment.order(),
                payment.orderNumber(),
                payment.method(),
                payment.status(),
                payment.amount(),
                payment.provider(),
                payment.providerOrderId(),
                payment.qrId(),
                payment.createdAt(),
                payment.expiresAt(),
                transactions);
    }

    private static PaymentSummary summary(ResultSet row) throws SQLException {
        return new PaymentSummary(
                new PaymentId(row.getObject("id", UUID.class)),
                new OrderReference(row.getObject("order_id", UUID.class)),
                row.getString("order_number"),
                OnlineMethod.valueOf(row.getString("method")),
                PaymentStatus.valueOf(row.getString("status")),
                Money.inr(row.getLong("amount")),
                row.getString("provider"),
                row.getString("provider_order_id"),
                row.getString("qr_id"),
                InstantColumn.read(row, "created_at"),
                InstantColumn.read(row, "expires_at"),
                List.of());
    }

    /** The nearest time for which an id exists. */
    private static Instant clamped(Instant time) {
        if (time.isBefore(MIN_TIME)) {
            return MIN_TIME;
        }
        return time.isAfter(MAX_TIME) ? MAX_TIME : time;
    }
}

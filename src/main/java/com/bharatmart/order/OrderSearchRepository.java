package com.bharatmart.order;

import com.bharatmart.shared.Cursor;
import com.bharatmart.shared.Money;
import com.bharatmart.shared.Page;
import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Lists of orders, the newest first, by the primary key, the unique index on {@code number}, or one of the indexes
 * {@code orders_of_customer}, {@code orders_status}, {@code orders_email} and {@code orders_phone}. Ids sort by time, so
 * that a range of dates is also a range of ids. The id and the time of an order differ by less than
 * {@link #MAX_CLOCK_DIFFERENCE}.
 */
@Repository
@SuppressWarnings("InlineFormatString") // statements stand beside what they rely on
class OrderSearchRepository {

    private static final Duration MAX_CLOCK_DIFFERENCE = Duration.ofMinutes(1);

    private static final Instant MIN_TIME = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant MAX_TIME = Instant.parse("9999-01-01T00:00:00Z");

    private static final String PAGE = """
            SELECT id, number, status, payment_method, payment_status, email, phone, ship_name, total, placed_at
            FROM orders WHERE true%s
            ORDER BY id DESC LIMIT ?""";

    private static final String COUNT = "SELECT count(*) FROM orders WHERE true%s";

    private final JdbcClient jdbc;

    OrderSearchRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Throws {@link Cursor.InvalidCursorException} if the cursor does not belong to this list. */
    OrderPage list(OrderQuery query) {
        var arguments = new ArrayList<Object>();
        var where = conditions(query, arguments);
        var total = query.total()
                ? jdbc.sql(COUNT.formatted(where))
                        .params(arguments)
                        .query(Long.class)
                        .single()
                : null;
        if (query.cursor() != null) {
            where += " AND id < ?";
            arguments.add(query.cursor().uuid(0));
        }
        arguments.add(query.limit() + 1);
        var rows = jdbc.sql(PAGE.formatted(where))
                .params(arguments)
                .query((row, _) -> summary(row))
                .list();
        return new OrderPage(
                Page.of(rows, query.limit(), last -> Cursor.of(last.id().value())), total);
    }

    private static String conditions(OrderQuery query, List<Object> arguments) {
        var where = new StringBuilder();
        and(
                where,
                " AND customer_id = ?",
                query.customer() == null ? null : query.customer().value(),
                arguments);
        and(
                where,
                " AND status = ?",
                query.status() == null ? null : query.status().name(),
                arguments);
        and(
                where,
                " AND number = ?",
                query.number() == null ? null : query.number().value(),
                arguments);
        and(where, " AND lower(email) = ?", query.email(), arguments);
        and(where, " AND phone = ?", query.phone(), arguments);
        if (query.from() != null) {
            var from = clamped(query.from());
            and(where, " AND id >= ?", UuidCreator.getTimeOrderedEpochMin(from.minus(MAX_CLOCK_DIFFERENCE)), arguments);
            and(where, " AND placed_at >= ?", from.atOffset(ZoneOffset.UTC), arguments);
        }
        if (query.to() != null) {
            var to = clamped(query.to());
            and(where, " AND id <= ?", UuidCreator.getTimeOrderedEpochMax(to.plus(MAX_CLOCK_DIFFERENCE)), arguments);
            and(where, " AND placed_at < ?", to.atOffset(ZoneOffset.UTC), arguments);
        }
        return where.toString();
    }

    private static void and(StringBuilder where, String condition, @Nullable Object argument, List<Object> arguments) {
        if (argument != null) {
            where.append(condition);
            arguments.add(argument);
        }
    }

    /** The nearest time for which an id exists. */
    private static Instant clamped(Instant time) {
        if (time.isBefore(MIN_TIME)) {
            return MIN_TIME;
        }
        return time.isAfter(MAX_TIME) ? MAX_TIME : time;
    }

    private static OrderSummary summary(ResultSet row) throws SQLException {
        return new OrderSummary(
                new OrderId(row.getObject(1, UUID.class)),
                new OrderNumber(row.getString(2)),
                OrderStatus.valueOf(row.getString(3)),
                PaymentMethod.valueOf(row.getString(4)),
                PaymentStatus.valueOf(row.getString(5)),
                new Contact(row.getString(6), row.getString(7)),
                row.getString(8),
                Money.inr(row.getLong(9)),
                row.getObject(10, OffsetDateTime.class).toInstant());
    }
}

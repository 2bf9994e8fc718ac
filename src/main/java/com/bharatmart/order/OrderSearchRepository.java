package com.bharatmart.order;

import com.bharatmart.media.PictureUrls;
import com.bharatmart.platform.database.SqlConditions;
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
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Lists of orders, the newest first, by the primary key, the unique index on {@code number}, or one of the indexes
 * {@code orders_of_customer}, {@code orders_status}, {@code orders_email} and {@code orders_phone}. Ids sort by time, so
 * that a range of dates is also a range of ids. The same clock gives the time of an order and then its id, at most
 * {@link #MAX_ID_DELAY} later.
 */
@Repository
@SuppressWarnings("InlineFormatString") // the text of a statement is at the top of its repository
class OrderSearchRepository {

    private static final Duration MAX_ID_DELAY = Duration.ofMinutes(1);

    private static final Instant MIN_TIME = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant MAX_TIME = Instant.parse("9999-01-01T00:00:00Z");

    /** The lines of the orders of the page by the primary key of {@code order_line}. */
    private static final String PAGE = """
            SELECT o.id, o.number, o.status, o.payment_method, o.payment_status, o.email, o.phone, o.ship_name, o.total,
                o.placed_at, items.count, items.units, items.first_name, items.image_url, items.image_alt
            FROM (
                SELECT id, number, status, payment_method, payment_status, email, phone, ship_name, total, placed_at
                FROM orders WHERE true%s
                ORDER BY id DESC LIMIT ?) AS o
            CROSS JOIN LATERAL (
                SELECT count(*) AS count, sum(quantity) AS units, (array_agg(name ORDER BY position))[1] AS first_name,
                    (array_agg(image_url ORDER BY position) FILTER (WHERE image_url IS NOT NULL))[1] AS image_url,
                    (array_agg(image_alt ORDER BY position) FILTER (WHERE image_url IS NOT NULL))[1] AS image_alt
                FROM order_line WHERE order_id = o.id) AS items
            ORDER BY o.id DESC""";

    private static final String COUNT = "SELECT count(*) FROM orders WHERE true%s";

    private final JdbcClient jdbc;
    private final PictureUrls pictures;

    OrderSearchRepository(JdbcClient jdbc, PictureUrls pictures) {
        this.jdbc = jdbc;
        this.pictures = pictures;
    }

    /** Throws {@link Cursor.InvalidCursorException} if the cursor does not belong to this list. */
    OrderPage list(OrderQuery query) {
        var conditions = conditions(query);
        var total = query.total()
                ? jdbc.sql(COUNT.formatted(conditions.sql()))
                        .params(conditions.arguments())
                        .query(Long.class)
                        .single()
                : null;
        if (query.cursor() != null) {
            conditions.and("id < ?", query.cursor().uuid(0));
        }
        var rows = jdbc.sql(PAGE.formatted(conditions.sql()))
                .params(conditions.arguments(query.limit() + 1))
                .query((row, _) -> summary(row))
                .list();
        return new OrderPage(
                Page.of(rows, query.limit(), last -> Cursor.of(last.id().value())), total);
    }

    private static SqlConditions conditions(OrderQuery query) {
        var customer = query.customer();
        var status = query.status();
        var number = query.number();
        var conditions = new SqlConditions()
                .andIfPresent("customer_id = ?", customer == null ? null : customer.value())
                .andIfPresent("status = ?", status == null ? null : status.name())
                .andIfPresent("number = ?", number == null ? null : number.value())
                .andIfPresent("lower(email) = ?", query.email())
                .andIfPresent("phone = ?", query.phone());
        if (query.from() != null) {
            var from = clamped(query.from());
            conditions
                    .and("id >= ?", UuidCreator.getTimeOrderedEpochMin(from.minus(MAX_ID_DELAY)))
                    .and("placed_at >= ?", from.atOffset(ZoneOffset.UTC));
        }
        if (query.to() != null) {
            var to = clamped(query.to());
            conditions
                    .and("id <= ?", UuidCreator.getTimeOrderedEpochMax(to.plus(MAX_ID_DELAY)))
                    .and("placed_at < ?", to.atOffset(ZoneOffset.UTC));
        }
        return conditions;
    }

    /** The nearest time for which an id exists. */
    private static Instant clamped(Instant time) {
        if (time.isBefore(MIN_TIME)) {
            return MIN_TIME;
        }
        return time.isAfter(MAX_TIME) ? MAX_TIME : time;
    }

    private OrderSummary summary(ResultSet row) throws SQLException {
        return new OrderSummary(
                new OrderId(row.getObject(1, UUID.class)),
                new OrderNumber(row.getString(2)),
                OrderStatus.valueOf(row.getString(3)),
                PaymentMethod.valueOf(row.getString(4)),
                PaymentStatus.valueOf(row.getString(5)),
                new Contact(row.getString(6), row.getString(7)),
                row.getString(8),
                Money.inr(row.getLong(9)),
                row.getObject(10, OffsetDateTime.class).toInstant(),
                new OrderSummary.Items(
                        row.getInt(11),
                        row.getInt(12),
                        row.getString(13),
                        pictures.view(row.getString(14), row.getString(15))));
    }
}

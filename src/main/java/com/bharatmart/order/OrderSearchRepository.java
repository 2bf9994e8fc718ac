package com.bharatmart.order;

import com.bharatmart.media.PictureUrls;
import com.bharatmart.payment.PaymentStatus;
import com.bharatmart.platform.database.InstantColumn;
import com.bharatmart.platform.database.SqlConditions;
import com.bharatmart.platform.database.SqlStatement;
import com.bharatmart.shared.Cursor;
import com.bharatmart.shared.Money;
import com.bharatmart.shared.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Lists of orders, the newest first, by the primary key, the unique index on {@code number}, or one of the indexes
 * {@code orders_of_customer}, {@code orders_status}, {@code orders_email}, {@code orders_phone}, {@code orders_phone_end},
 * {@code orders_names}, {@code orders_number_parts} and {@code order_tag_tag}. See {@link OrderPeriod} for a range of dates.
 */
@Repository
@SuppressWarnings("InlineFormatString") // the text of a statement is at the top of its repository
class OrderSearchRepository {

    private static final String NAMES = """
            array_to_tsvector(array_remove(string_to_array(lower(ship_name || ' ' || bill_name), ' '), ''))
            @@ lower(?)::tsquery""";

    /** The index finds orders with one of two parts of four digits; the digits themselves decide. */
    private static final String NUMBER_PART =
            "parts_of_order_number(number) && ARRAY[?, ?]::text[] AND replace(number, '-', '') LIKE ?";

    private static final int PART = 4;

    /**
     * All orders of the phones first: the statistics of a sample cannot tell how many there are, and walking the newest orders
     * until a page is full may read all of them.
     */
    private static final String PHONE_END =
            "id = ANY (ARRAY(SELECT found.id FROM orders found WHERE reverse(found.phone) LIKE reverse(?)))";

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

    private final JdbcTemplate jdbc;
    private final PictureUrls pictures;

    OrderSearchRepository(JdbcTemplate jdbc, PictureUrls pictures) {
        this.jdbc = jdbc;
        this.pictures = pictures;
    }

    /** Throws {@link Cursor.InvalidCursorException} if the cursor does not belong to this list. */
    OrderPage list(OrderQuery query) {
        var total = query.total()
                ? jdbc.query(count(query), (row, _) -> row.getLong(1)).getFirst()
                : null;
        var rows = jdbc.query(page(query), (row, _) -> summary(row));
        return new OrderPage(
                Page.of(rows, query.limit(), last -> Cursor.of(last.id().value())), total);
    }

    static SqlStatement page(OrderQuery query) {
        var conditions = conditions(query);
        if (query.cursor() != null) {
            conditions.and("id < ?", query.cursor().uuid(0));
        }
        return new SqlStatement(
                PAGE.formatted(conditions.sql()), conditions.arguments(query.limit() + 1), isSearch(query));
    }

    static SqlStatement count(OrderQuery query) {
        var conditions = conditions(query);
        return new SqlStatement(COUNT.formatted(conditions.sql()), conditions.arguments(), isSearch(query));
    }

    /** A plan for any word would read all orders to find a rare one, and one for any digits could not use the index. */
    private static boolean isSearch(OrderQuery query) {
        return query.name() != null || query.numberPart() != null || query.phoneEnd() != null || query.tag() != null;
    }

    private static SqlConditions conditions(OrderQuery query) {
        var customer = query.customer();
        var status = query.status();
        var number = query.number();
        var part = query.numberPart();
        var end = query.phoneEnd();
        var conditions = new SqlConditions()
                .andIfPresent("customer_id = ?", customer == null ? null : customer.value())
                .andIfPresent("status = ?", status == null ? null : status.name())
                .andIfPresent("number = ?", number == null ? null : number.value())
                .andIfPresent("lower(email) = ?", query.email())
                .andIfPresent("phone = ?", query.phone())
                .andIfPresent(PHONE_END, end == null ? null : '%' + end)
                .andIfPresent("id IN (SELECT order_id FROM order_tag WHERE tag = ?)", query.tag());
        if (part != null) {
            var second = part.length() > PART ? part.substring(1, PART + 1) : part;
            conditions.and(NUMBER_PART, part.substring(0, PART), second, '%' + part + '%');
        }
        if (query.name() != null) {
            conditions.and(NAMES, beginnings(query.name()));
        }
        query.period().addTo(conditions);
        return conditions;
    }

    /** A search for words that begin like all of these, whatever characters they have. */
    private static String beginnings(String words) {
        return Arrays.stream(words.split(" "))
                .map(word -> '\'' + word.replace("\\", "\\\\").replace("'", "''") + "':*")
                .collect(Collectors.joining(" & "));
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
                InstantColumn.read(row, 10),
                new OrderSummary.Items(
                        row.getInt(11),
                        row.getInt(12),
                        row.getString(13),
                        pictures.view(row.getString(14), row.getString(15))));
    }
}

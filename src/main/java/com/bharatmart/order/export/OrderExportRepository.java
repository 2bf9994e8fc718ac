package com.bharatmart.order.export;

import com.bharatmart.order.OrderPeriod;
import com.bharatmart.order.OrderStatus;
import com.bharatmart.platform.database.InstantColumn;
import com.bharatmart.platform.database.SqlConditions;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Orders with their lines, in the order of their ids, by the primary keys or the index {@code orders_status}. */
@Repository
@SuppressWarnings("InlineFormatString") // the text of a statement is at the top of its repository
class OrderExportRepository {

    /** The orders of a batch. All of their lines are in memory. */
    private static final int BATCH_SIZE = 200;

    static final List<String> COLUMNS = List.of(
            "Order",
            "Placed at",
            "Status",
            "Payment method",
            "Payment status",
            "Email",
            "Phone",
            "Name",
            "Address 1",
            "Address 2",
            "City",
            "State",
            "PIN",
            "Billing name",
            "Billing state",
            "GSTIN",
            "Subtotal",
            "Discount",
            "Shipping",
            "Tax",
            "Total",
            "Tags",
            "SKU",
            "Item",
            "HSN",
            "Quantity",
            "Price",
            "Line total",
            "Tax rate",
            "Line tax");

    private static final int FIRST_COLUMN = 3;
    private static final int COLUMNS_OF_ORDER = 22;

    private static final String BATCH = """
            SELECT o.id, l.position = 0, o.number, o.placed_at, o.status, o.payment_method, o.payment_status, o.email,
                o.phone, o.ship_name, o.ship_line1, o.ship_line2, o.ship_city, o.ship_state, o.ship_pin, o.bill_name,
                o.bill_state, o.gstin, o.subtotal, o.discount, o.shipping, o.tax, o.total,
                (SELECT string_agg(t.tag, ', ' ORDER BY t.tag) FROM order_tag t WHERE t.order_id = o.id),
                l.sku, l.name, l.hsn, l.quantity, l.unit_price, l.line_total, l.tax_rate, l.tax
            FROM (SELECT id FROM orders WHERE true%s ORDER BY id LIMIT ?) batch
            JOIN orders o ON o.id = batch.id
            JOIN order_line l ON l.order_id = o.id
            ORDER BY o.id, l.position""";

    private final JdbcClient jdbc;

    OrderExportRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The rows of the next orders. Empty at the end. */
    List<Row> after(@Nullable UUID last, @Nullable OrderStatus status, OrderPeriod period) {
        var conditions = new SqlConditions()
                .andIfPresent("status = ?", status == null ? null : status.name())
                .andIfPresent("id > ?", last);
        period.addTo(conditions);
        return jdbc.sql(BATCH.formatted(conditions.sql()))
                .params(conditions.arguments(BATCH_SIZE))
                .query((row, _) -> row(row))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        var isFirst = row.getBoolean(2);
        var cells = new ArrayList<String>();
        for (var i = 0; i < COLUMNS.size(); i++) {
            var isOnEveryLine = i == 0 || i >= COLUMNS_OF_ORDER;
            cells.add(isOnEveryLine || isFirst ? cell(COLUMNS.get(i), row, FIRST_COLUMN + i) : "");
        }
        return new Row(row.getObject(1, UUID.class), cells);
    }

    private static String cell(String column, ResultSet row, int index) throws SQLException {
        return switch (column) {
            case "Placed at" -> InstantColumn.read(row, index).toString();
            case "Subtotal", "Discount", "Shipping", "Tax", "Total", "Price", "Line total", "Line tax" ->
                BigDecimal.valueOf(row.getLong(index), 2).toPlainString();
            case "Tax rate" ->
                BigDecimal.valueOf(row.getLong(index), 2).stripTrailingZeros().toPlainString();
            default -> Objects.requireNonNullElse(row.getString(index), "");
        };
    }

    /** One line of an order as cells of {@link #COLUMNS}; only the first line of an order has the cells of the order. */
    record Row(UUID order, List<String> cells) {}
}

package com.bharatmart.order;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/** The columns of {@code order_line}, each as an array with one element for each line of a new order. */
final class OrderLineColumns {

    private final List<OrderLine> lines;
    private final MapSqlParameterSource values;

    private OrderLineColumns(List<OrderLine> lines, MapSqlParameterSource values) {
        this.lines = lines;
        this.values = values;
    }

    static void add(List<OrderLine> lines, MapSqlParameterSource values) {
        var columns = new OrderLineColumns(lines, values);
        columns.add("sku", line -> line.sku().value(), String[]::new);
        columns.add("product_id", line -> line.productId().toString(), String[]::new);
        columns.add("name", OrderLine::name, String[]::new);
        values.addValue("line_hsn", lines.stream().map(OrderLine::hsn).toArray(String[]::new));
        columns.add("quantity", line -> line.quantity().value(), Integer[]::new);
        columns.add("unit_price", line -> line.unitPrice().amount(), Long[]::new);
        columns.add("mrp", line -> line.mrp().amount(), Long[]::new);
        columns.add("line_total", line -> line.lineTotal().amount(), Long[]::new);
        columns.add("tax_rate", OrderLine::taxRate, Integer[]::new);
        columns.add("taxable", line -> line.taxable().amount(), Long[]::new);
        columns.add("tax", line -> line.tax().amount(), Long[]::new);
    }

    private <T> void add(String name, Function<OrderLine, T> value, IntFunction<T[]> array) {
        values.addValue("line_" + name, lines.stream().map(value).toArray(array));
    }
}

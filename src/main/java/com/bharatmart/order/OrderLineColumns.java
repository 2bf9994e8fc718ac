package com.bharatmart.order;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
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
        columns.addText("slug", OrderLine::slug);
        columns.add("name", OrderLine::name, String[]::new);
        columns.add("options", line -> OrderLineOptions.write(line.options()), String[]::new);
        columns.addText(
                "image_url", line -> line.image() == null ? null : line.image().reference());
        columns.addText(
                "image_alt", line -> line.image() == null ? null : line.image().alt());
        columns.addText("hsn", OrderLine::hsn);
        columns.add("quantity", line -> line.quantity().value(), Integer[]::new);
        columns.add("unit_price", line -> line.unitPrice().amount(), Long[]::new);
        columns.add("mrp", line -> line.mrp().amount(), Long[]::new);
        columns.add("line_total", line -> line.lineTotal().amount(), Long[]::new);
        columns.add("tax_rate", OrderLine::taxRate, Integer[]::new);
        columns.add("taxable", line -> line.taxable().amount(), Long[]::new);
        columns.add("tax", line -> line.tax().amount(), Long[]::new);
    }

    private void addText(String name, Function<OrderLine, @Nullable String> value) {
        values.addValue("line_" + name, lines.stream().map(value).toArray(String[]::new));
    }

    private <T> void add(String name, Function<OrderLine, T> value, IntFunction<T[]> array) {
        values.addValue("line_" + name, lines.stream().map(value).toArray(array));
    }
}

package com.bharatmart.order;

import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Repository;

/** Writes an order, its lines and its first status in one round trip; an object-relational mapper takes three. */
@Repository
class NewOrders {

    private static final String INSERT = """
            WITH placed AS (
                INSERT INTO orders (id, number, cart_id, customer_id, token_hash, version, status, payment_method, payment_status,
                    email, phone, gstin,
                    ship_name, ship_line1, ship_line2, ship_city, ship_state, ship_pin, ship_country, ship_phone,
                    bill_name, bill_line1, bill_line2, bill_city, bill_state, bill_pin, bill_country, bill_phone,
                    supply, subtotal, discount, shipping, shipping_tax_rate, shipping_taxable, shipping_tax, tax, total,
                    placed_at)
                VALUES (:id, :number, :cart_id, :customer_id, :token_hash, 0, :status, :payment_method, :payment_status,
                    :email, :phone, :gstin,
                    :ship_name, :ship_line1, :ship_line2, :ship_city, :ship_state, :ship_pin, :ship_country, :ship_phone,
                    :bill_name, :bill_line1, :bill_line2, :bill_city, :bill_state, :bill_pin, :bill_country, :bill_phone,
                    :supply, :subtotal, :discount, :shipping, :shipping_tax_rate, :shipping_taxable, :shipping_tax, :tax,
                    :total, :placed_at)),
            ordered AS (
                INSERT INTO order_line (order_id, position, sku, product_id, name, hsn, quantity, unit_price, mrp,
                    line_total, tax_rate, taxable, tax)
                SELECT :id, position - 1, sku, product_id::uuid, name, hsn, quantity, unit_price, mrp, line_total,
                    tax_rate, taxable, tax
                FROM unnest(:line_sku::text[], :line_product_id::text[], :line_name::text[], :line_hsn::text[],
                    :line_quantity::int[], :line_unit_price::bigint[], :line_mrp::bigint[], :line_line_total::bigint[],
                    :line_tax_rate::int[], :line_taxable::bigint[], :line_tax::bigint[]) WITH ORDINALITY
                    AS line (sku, product_id, name, hsn, quantity, unit_price, mrp, line_total, tax_rate, taxable, tax,
                        position))
            INSERT INTO order_status_change (order_id, position, status, at)
            VALUES (:id, 0, :status, :placed_at)""";

    private final NamedParameterJdbcOperations database;

    NewOrders(NamedParameterJdbcOperations database) {
        this.database = database;
    }

    /** Adds one that is not there yet, in the caller's transaction; what it becomes later is Hibernate's to write. */
    void add(Order order) {
        var view = order.view();
        var row = new MapSqlParameterSource();
        row.addValue("id", view.id().value());
        row.addValue("number", view.number().value());
        row.addValue("cart_id", order.cartId().value());
        row.addValue("customer_id", order.customerId());
        row.addValue("token_hash", order.tokenHash());
        row.addValue("status", view.status().name());
        row.addValue("payment_method", view.paymentMethod().name());
        row.addValue("payment_status", view.paymentStatus().name());
        row.addValue("email", view.contact().email());
        row.addValue("phone", view.contact().phone());
        var gstin = view.gstin();
        row.addValue("gstin", gstin == null ? null : gstin.value());
        row.addValue("placed_at", view.placedAt().atOffset(ZoneOffset.UTC));
        address("ship_", view.shippingAddress(), row);
        address("bill_", view.billingAddress(), row);
        sums(view.sums(), row);
        lines(view.lines(), row);
        database.update(INSERT, row);
    }

    private static void address(String prefix, Address address, MapSqlParameterSource row) {
        row.addValue(prefix + "name", address.name());
        row.addValue(prefix + "line1", address.line1());
        row.addValue(prefix + "line2", address.line2());
        row.addValue(prefix + "city", address.city());
        row.addValue(prefix + "state", address.state().name());
        row.addValue(prefix + "pin", address.pin().value());
        row.addValue(prefix + "country", address.country());
        row.addValue(prefix + "phone", address.phone());
    }

    private static void sums(OrderTotals sums, MapSqlParameterSource row) {
        row.addValue("supply", sums.supply().name());
        row.addValue("subtotal", sums.subtotal().amount());
        row.addValue("discount", sums.discount().amount());
        row.addValue("shipping", sums.shipping().amount());
        row.addValue("shipping_tax_rate", sums.shippingTaxRate());
        row.addValue("shipping_taxable", sums.shippingTaxable().amount());
        row.addValue("shipping_tax", sums.shippingTax().amount());
        row.addValue("tax", sums.tax().amount());
        row.addValue("total", sums.total().amount());
    }

    private static void lines(List<OrderLine> lines, MapSqlParameterSource row) {
        column("sku", lines, line -> line.sku().value(), String[]::new, row);
        column("product_id", lines, line -> line.productId().toString(), String[]::new, row);
        column("name", lines, OrderLine::name, String[]::new, row);
        row.addValue("line_hsn", lines.stream().map(OrderLine::hsn).toArray(String[]::new));
        column("quantity", lines, line -> line.quantity().value(), Integer[]::new, row);
        column("unit_price", lines, line -> line.unitPrice().amount(), Long[]::new, row);
        column("mrp", lines, line -> line.mrp().amount(), Long[]::new, row);
        column("line_total", lines, line -> line.lineTotal().amount(), Long[]::new, row);
        column("tax_rate", lines, OrderLine::taxRate, Integer[]::new, row);
        column("taxable", lines, line -> line.taxable().amount(), Long[]::new, row);
        column("tax", lines, line -> line.tax().amount(), Long[]::new, row);
    }

    private static <T> void column(
            String name,
            List<OrderLine> lines,
            Function<OrderLine, T> value,
            IntFunction<T[]> array,
            MapSqlParameterSource row) {
        row.addValue("line_" + name, lines.stream().map(value).toArray(array));
    }
}

package com.bharatmart.order;

import com.bharatmart.cart.CartId;
import com.bharatmart.media.PictureUrls;
import com.bharatmart.payment.PaymentStatus;
import com.bharatmart.platform.database.InstantColumn;
import com.bharatmart.platform.security.CustomerId;
import com.bharatmart.pricing.Supply;
import com.bharatmart.shared.Gstin;
import com.bharatmart.shared.IndianState;
import com.bharatmart.shared.Money;
import com.bharatmart.shared.PinCode;
import com.bharatmart.shared.PostalAddress;
import com.bharatmart.shared.Quantity;
import com.bharatmart.shared.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** A row of {@code orders} as {@link OrderRepository} reads it, and the rows that belong to it. */
record OrderRow(OrderAgreement agreement, OrderStatus status, PaymentStatus paymentStatus, int version) {

    static OrderRow from(ResultSet row, int index) throws SQLException {
        var customer = row.getObject("customer_id", UUID.class);
        var agreement = new OrderAgreement(
                new OrderId(row.getObject("id", UUID.class)),
                new OrderNumber(row.getString("number")),
                new CartId(row.getString("cart_id")),
                customer == null ? null : new CustomerId(customer),
                row.getString("token_hash"),
                details(row),
                totals(row),
                InstantColumn.read(row, "placed_at"));
        return new OrderRow(
                agreement,
                OrderStatus.valueOf(row.getString("status")),
                PaymentStatus.valueOf(row.getString("payment_status")),
                row.getInt("version"));
    }

    static OrderLine line(ResultSet row, PictureUrls pictures) throws SQLException {
        return new OrderLine(
                new Sku(row.getString("sku")),
                row.getObject("product_id", UUID.class),
                row.getString("slug"),
                row.getString("name"),
                OrderLineOptions.read(row.getString("options")),
                pictures.view(row.getString("image_url"), row.getString("image_alt")),
                row.getString("hsn"),
                new Quantity(row.getInt("quantity")),
                money(row, "unit_price"),
                money(row, "mrp"),
                money(row, "line_total"),
                row.getInt("tax_rate"),
                money(row, "taxable"),
                money(row, "tax"));
    }

    static StatusChange statusChange(ResultSet row, int index) throws SQLException {
        var note = row.getString("note");
        return new StatusChange(
                OrderStatus.valueOf(row.getString("status")),
                InstantColumn.read(row, "at"),
                note == null ? null : StatusChange.Note.valueOf(note));
    }

    Order order(List<OrderLine> lines, List<StatusChange> timeline) {
        return new Order(agreement, lines, timeline, status, paymentStatus, version);
    }

    private static CheckoutDetails details(ResultSet row) throws SQLException {
        var gstin = row.getString("gstin");
        return new CheckoutDetails(
                new Contact(row.getString("email"), row.getString("phone")),
                address(row, "ship_"),
                address(row, "bill_"),
                gstin == null ? null : new Gstin(gstin),
                PaymentMethod.valueOf(row.getString("payment_method")));
    }

    private static PostalAddress address(ResultSet row, String prefix) throws SQLException {
        return new PostalAddress(
                row.getString(prefix + "name"),
                row.getString(prefix + "line1"),
                row.getString(prefix + "line2"),
                row.getString(prefix + "city"),
                IndianState.valueOf(row.getString(prefix + "state")),
                new PinCode(row.getString(prefix + "pin")),
                row.getString(prefix + "phone"),
                null);
    }

    private static OrderTotals totals(ResultSet row) throws SQLException {
        return new OrderTotals(
                Supply.valueOf(row.getString("supply")),
                money(row, "subtotal"),
                money(row, "discount"),
                money(row, "shipping"),
                row.getInt("shipping_tax_rate"),
                money(row, "shipping_taxable"),
                money(row, "shipping_tax"),
                money(row, "tax"),
                money(row, "total"));
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return Money.inr(row.getLong(column));
    }
}

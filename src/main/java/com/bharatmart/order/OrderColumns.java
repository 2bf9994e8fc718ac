package com.bharatmart.order;

import com.bharatmart.shared.Gstin;
import com.bharatmart.shared.PostalAddress;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/** The columns of {@code orders}, each with the value that a new order has there. A new column needs one line here. */
final class OrderColumns {

    private static final List<Column> COLUMNS = new ArrayList<>();

    static {
        agreement("id", agreement -> agreement.id().value());
        agreement("number", agreement -> agreement.number().value());
        agreement("cart_id", agreement -> agreement.cartId().value());
        agreement(
                "customer_id",
                agreement -> agreement.customer() == null
                        ? null
                        : agreement.customer().value());
        agreement("token_hash", OrderAgreement::tokenHash);
        column("version", Order::version);
        column("status", order -> order.status().name());
        agreement(
                "payment_method",
                agreement -> agreement.details().paymentMethod().name());
        column("payment_status", order -> order.paymentStatus().name());
        agreement("email", agreement -> agreement.details().contact().email());
        agreement("phone", agreement -> agreement.details().contact().phone());
        agreement(
                "gstin",
                agreement -> Optional.ofNullable(agreement.details().gstin())
                        .map(Gstin::value)
                        .orElse(null));
        address("ship_", CheckoutDetails::shippingAddress);
        address("bill_", CheckoutDetails::billingAddress);
        totals("supply", totals -> totals.supply().name());
        totals("subtotal", totals -> totals.subtotal().amount());
        totals("discount", totals -> totals.discount().amount());
        totals("shipping", totals -> totals.shipping().amount());
        totals("shipping_tax_rate", OrderTotals::shippingTaxRate);
        totals("shipping_taxable", totals -> totals.shippingTaxable().amount());
        totals("shipping_tax", totals -> totals.shippingTax().amount());
        totals("tax", totals -> totals.tax().amount());
        totals("total", totals -> totals.total().amount());
        agreement("placed_at", agreement -> utc(agreement.placedAt()));
    }

    /** Their names for SQL, separated by commas. */
    static final String NAMES = COLUMNS.stream().map(Column::name).collect(Collectors.joining(", "));

    /** Their named parameters for SQL, in the same order. */
    static final String PARAMETERS =
            COLUMNS.stream().map(column -> ':' + column.name()).collect(Collectors.joining(", "));

    /** The assignments of the columns of both addresses for SQL. */
    static final String ADDRESSES = COLUMNS.stream()
            .map(Column::name)
            .filter(name -> name.startsWith("ship_") || name.startsWith("bill_"))
            .map(name -> name + " = :" + name)
            .collect(Collectors.joining(", "));

    private OrderColumns() {}

    /** The values of a new order by the names of their columns. */
    static MapSqlParameterSource valuesOf(Order order) {
        var values = new MapSqlParameterSource();
        COLUMNS.forEach(column -> values.addValue(column.name(), column.value().apply(order)));
        return values;
    }

    static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static void column(String name, Function<Order, @Nullable Object> value) {
        COLUMNS.add(new Column(name, value));
    }

    private static void agreement(String name, Function<OrderAgreement, @Nullable Object> value) {
        column(name, order -> value.apply(order.agreement()));
    }

    private static void totals(String name, Function<OrderTotals, @Nullable Object> value) {
        agreement(name, agreement -> value.apply(agreement.totals()));
    }

    private static void address(String prefix, Function<CheckoutDetails, PostalAddress> address) {
        addressPart(prefix + "name", address, PostalAddress::name);
        addressPart(prefix + "line1", address, PostalAddress::line1);
        addressPart(prefix + "line2", address, PostalAddress::line2);
        addressPart(prefix + "city", address, PostalAddress::city);
        addressPart(prefix + "state", address, part -> part.state().name());
        addressPart(prefix + "pin", address, part -> part.pin().value());
        addressPart(prefix + "country", address, _ -> PostalAddress.COUNTRY);
        addressPart(prefix + "phone", address, PostalAddress::phone);
    }

    private static void addressPart(
            String name,
            Function<CheckoutDetails, PostalAddress> address,
            Function<PostalAddress, @Nullable Object> value) {
        agreement(name, agreement -> value.apply(address.apply(agreement.details())));
    }

    private record Column(String name, Function<Order, @Nullable Object> value) {}
}

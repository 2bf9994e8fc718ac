package com.bharatmart.cart;

import com.bharatmart.platform.database.InstantColumn;
import com.bharatmart.platform.security.CustomerId;
import com.bharatmart.shared.Money;
import com.bharatmart.shared.Quantity;
import com.bharatmart.shared.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Reads one cart: from a row for each of its lines, or from one row without a line. */
class CartRowCallbackHandler implements RowCallbackHandler {

    /** Of {@code cart c} and {@code cart_item i}. */
    static final String COLUMNS =
            "c.id, c.customer_id, c.status, c.version, c.expires_at, i.id, i.sku, i.quantity, i.price_when_added";

    private @Nullable Cart cart;

    @Override
    public void processRow(ResultSet row) throws SQLException {
        if (cart == null) {
            cart = cart(row);
        }
        var item = row.getObject(6, UUID.class);
        if (item != null) {
            cart.restore(new CartItem(
                    new CartItemId(item), new Sku(row.getString(7)), new Quantity(row.getInt(8)), price(row)));
        }
    }

    /** Empty if there was no row. */
    Optional<Cart> cart() {
        return Optional.ofNullable(cart);
    }

    private static Cart cart(ResultSet row) throws SQLException {
        var customer = row.getObject(2, UUID.class);
        return new Cart(
                new CartId(row.getString(1)),
                customer == null ? null : new CustomerId(customer),
                Cart.Status.valueOf(row.getString(3)),
                row.getInt(4),
                InstantColumn.read(row, 5));
    }

    private static @Nullable Money price(ResultSet row) throws SQLException {
        var paise = row.getObject(9, Long.class);
        return paise == null ? null : Money.inr(paise);
    }
}

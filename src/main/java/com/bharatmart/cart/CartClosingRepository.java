package com.bharatmart.cart;

import com.bharatmart.platform.security.CustomerId;
import com.bharatmart.shared.Quantity;
import com.bharatmart.shared.Sku;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Ends carts that are being ordered, with no more statements than it takes: this stands on the way of every order. */
@Repository
class CartClosingRepository {

    /** By the primary key. Waits for a change that is under way. */
    private static final String END = """
            UPDATE cart SET status = 'ORDERED', version = version + 1
            WHERE id = ? AND status = 'ACTIVE' AND expires_at > now() AND (customer_id IS NULL OR customer_id = ?)""";

    /** By the unique index of {@code cart_item}. A statement of its own, so that it sees what it has waited for. */
    private static final String LINES = "SELECT sku, quantity FROM cart_item WHERE cart_id = ? ORDER BY id";

    private final JdbcTemplate jdbc;

    CartClosingRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether there was a cart to end, and it was open to this customer or guest. */
    boolean end(CartId id, @Nullable CustomerId customer) {
        return jdbc.update(END, id.value(), customer == null ? null : customer.value()) == 1;
    }

    /** What is in the cart, which nobody changes any more. */
    SequencedMap<Sku, Quantity> lines(CartId id) {
        var lines = new LinkedHashMap<Sku, Quantity>();
        jdbc.query(
                LINES,
                row -> {
                    lines.put(new Sku(row.getString(1)), new Quantity(row.getInt(2)));
                },
                id.value());
        return lines;
    }
}

package com.bharatmart.cart;

import com.bharatmart.platform.database.SqlStatement;
import com.bharatmart.platform.database.StatementSequence;
import com.bharatmart.platform.security.CustomerId;
import com.bharatmart.shared.Quantity;
import com.bharatmart.shared.Sku;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Closes carts, without {@link Cart}: one conditional update decides, and every checkout passes here. */
@Repository
class CartClosingRepository {

    /** By the primary key. Waits for a concurrent change of the cart. */
    private static final String CLOSE = """
            UPDATE cart SET status = 'ORDERED', version = version + 1
            WHERE id = ? AND status = 'ACTIVE' AND expires_at > now() AND (customer_id IS NULL OR customer_id = ?)""";

    /** By the unique index of {@code cart_item}. A separate statement sees the change for which {@link #CLOSE} has waited. */
    private static final String LINES = "SELECT sku, quantity FROM cart_item WHERE cart_id = ? ORDER BY id";

    private final JdbcTemplate jdbc;

    CartClosingRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Closes a cart and reads its contents, in one round trip.
     *
     * @return null if there is no active cart with this id that this customer or guest can use
     */
    @Nullable SequencedMap<Sku, Quantity> close(CartId id, @Nullable CustomerId customer) {
        var lines = new LinkedHashMap<Sku, Quantity>();
        var closed = StatementSequence.of(
                        SqlStatement.of(CLOSE, id.value(), customer == null ? null : customer.value()),
                        SqlStatement.of(LINES, id.value()))
                .query(jdbc, row -> lines.put(new Sku(row.getString(1)), new Quantity(row.getInt(2))));
        return closed.getFirst() == 1 ? lines : null;
    }
}

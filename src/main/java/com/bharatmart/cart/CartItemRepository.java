package com.bharatmart.cart;

import com.bharatmart.platform.database.DeferredWrites;
import com.bharatmart.platform.database.SqlStatement;
import com.bharatmart.shared.Money;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Writes the lines of carts, by the primary key of {@code cart_item}, at the end of the transaction. */
@Repository
class CartItemRepository {

    private static final String REMOVE = "DELETE FROM cart_item WHERE id = ANY (?::uuid[])";

    /** Inserts the new lines and updates the others. */
    private static final String SAVE = """
            INSERT INTO cart_item (id, cart_id, sku, quantity, price_when_added)
            SELECT id, ?, sku, quantity, price
            FROM unnest(?::uuid[], ?::text[], ?::int[], ?::bigint[]) AS item (id, sku, quantity, price)
            ON CONFLICT (id) DO UPDATE
            SET quantity = excluded.quantity, price_when_added = excluded.price_when_added""";

    private final DeferredWrites writes;

    CartItemRepository(DeferredWrites writes) {
        this.writes = writes;
    }

    void save(CartId cart, List<CartItem> items) {
        if (!items.isEmpty()) {
            writes.add(SqlStatement.of(
                    SAVE,
                    cart.value(),
                    column(items, item -> item.id().value(), UUID[]::new),
                    column(items, item -> item.sku().value(), String[]::new),
                    column(items, item -> item.quantity().value(), Integer[]::new),
                    column(items, item -> paise(item.priceWhenAdded()), Long[]::new)));
        }
    }

    void remove(List<CartItemId> items) {
        if (!items.isEmpty()) {
            writes.add(SqlStatement.of(
                    REMOVE, (Object) items.stream().map(CartItemId::value).toArray(UUID[]::new)));
        }
    }

    private static <T extends @Nullable Object> T[] column(
            List<CartItem> items, Function<CartItem, T> value, IntFunction<T[]> array) {
        return items.stream().map(value).toArray(array);
    }

    private static @Nullable Long paise(@Nullable Money price) {
        return price == null ? null : price.amount();
    }
}

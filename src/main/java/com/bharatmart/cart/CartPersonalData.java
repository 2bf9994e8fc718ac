package com.bharatmart.cart;

import com.bharatmart.platform.database.InstantColumn;
import com.bharatmart.platform.privacy.PersonalData;
import com.bharatmart.platform.privacy.RetainedRecord;
import com.bharatmart.platform.security.CustomerId;
import com.bharatmart.shared.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The carts and wishlists of customers. No law requires to retain them. */
@Component
class CartPersonalData implements PersonalData {

    /** By the index {@code cart_of_customer}. */
    private static final String ITEMS = """
            SELECT c.status, i.sku, i.quantity, c.created_at FROM cart c JOIN cart_item i ON i.cart_id = c.id
            WHERE c.customer_id = ? ORDER BY c.created_at, i.id""";

    private static final String DELETE = "DELETE FROM cart WHERE customer_id = ?";

    private final WishlistRepository wishlists;
    private final JdbcClient jdbc;

    CartPersonalData(WishlistRepository wishlists, JdbcClient jdbc) {
        this.wishlists = wishlists;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "carts";
    }

    @Override
    public Set<String> tables() {
        return Set.of("cart", "cart_item", "wishlist_item");
    }

    @Override
    public Object export(CustomerId customer) {
        var items = jdbc.sql(ITEMS)
                .param(customer.value())
                .query((row, _) ->
                        new Item(row.getString(1), row.getString(2), row.getInt(3), InstantColumn.read(row, 4)))
                .list();
        var wishlist = wishlists.page(customer, null, Integer.MAX_VALUE).stream()
                .map(row -> new Wanted(row.sku(), row.addedAt()))
                .toList();
        return new Export(items, wishlist);
    }

    @Override
    public List<RetainedRecord> erase(CustomerId customer) {
        jdbc.sql(DELETE).param(customer.value()).update();
        wishlists.clear(customer);
        return List.of();
    }

    private record Export(List<Item> items, List<Wanted> wishlist) {}

    private record Item(String cartStatus, String sku, int quantity, Instant cartStartedAt) {}

    private record Wanted(Sku sku, Instant addedAt) {}
}

package com.bharatmart.cart;

import com.bharatmart.platform.database.InstantColumn;
import com.bharatmart.platform.security.CustomerId;
import com.bharatmart.shared.Sku;
import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code wishlist_item}. */
@Repository
class WishlistRepository {

    private static final String ADD = """
            INSERT INTO wishlist_item (id, customer_id, sku) VALUES (:id, :customer, :sku)
            ON CONFLICT (customer_id, sku) DO NOTHING""";

    /** By the unique index. */
    private static final String FIND =
            "SELECT id, sku, added_at FROM wishlist_item WHERE customer_id = :customer AND sku = :sku";

    private static final String REMOVE = "DELETE FROM wishlist_item WHERE customer_id = :customer AND sku = :sku";

    /** This statement and the next ones use the index {@code wishlist_item_of_customer}. */
    private static final String PAGE = """
            SELECT id, sku, added_at FROM wishlist_item
            WHERE customer_id = :customer AND (:after::uuid IS NULL OR id < :after)
            ORDER BY id DESC LIMIT :limit""";

    private static final String COUNT = "SELECT count(*) FROM wishlist_item WHERE customer_id = :customer";

    private static final String CLEAR = "DELETE FROM wishlist_item WHERE customer_id = :customer";

    private final JdbcClient jdbc;

    WishlistRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns false if the SKU is already on the list. */
    boolean add(CustomerId customer, Sku sku) {
        return jdbc.sql(ADD)
                        .param("id", UuidCreator.getTimeOrderedEpoch())
                        .param("customer", customer.value())
                        .param("sku", sku.value())
                        .update()
                == 1;
    }

    Optional<Row> find(CustomerId customer, Sku sku) {
        return jdbc.sql(FIND)
                .param("customer", customer.value())
                .param("sku", sku.value())
                .query(WishlistRepository::row)
                .optional();
    }

    /** Returns false if the SKU is not on the list. */
    boolean remove(CustomerId customer, Sku sku) {
        return jdbc.sql(REMOVE)
                        .param("customer", customer.value())
                        .param("sku", sku.value())
                        .update()
                == 1;
    }

    /** The newest first, starting after the item {@code after}. */
    List<Row> page(CustomerId customer, @Nullable UUID after, int limit) {
        return jdbc.sql(PAGE)
                .param("customer", customer.value())
                .param("after", after)
                .param("limit", limit)
                .query(WishlistRepository::row)
                .list();
    }

    int count(CustomerId customer) {
        return jdbc.sql(COUNT)
                .param("customer", customer.value())
                .query(Integer.class)
                .single();
    }

    void clear(CustomerId customer) {
        jdbc.sql(CLEAR).param("customer", customer.value()).update();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class), new Sku(row.getString("sku")), InstantColumn.read(row, "added_at"));
    }

    record Row(UUID id, Sku sku, Instant addedAt) {}
}

package com.bharatmart.order.retention;

import com.bharatmart.order.OrderId;
import com.bharatmart.platform.database.InstantColumn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The orders by their ids, which sort by the time of the checkout, and how far their buyers were removed. */
@Repository
class OrderAnonymizationRepository {

    /** The one row. */
    private static final String LOCK_POSITION = "SELECT last_order FROM order_anonymization FOR UPDATE SKIP LOCKED";

    private static final String AFTER = "SELECT id, placed_at FROM orders WHERE id > ? ORDER BY id LIMIT ?";

    /** City, state and PIN code stay: by themselves they name nobody, and the state decides which tax it was. */
    private static final String ANONYMIZE = """
            UPDATE orders SET email = '', phone = '', gstin = NULL, token_hash = '',
                ship_name = '', ship_line1 = '', ship_line2 = NULL, ship_phone = NULL,
                bill_name = '', bill_line1 = '', bill_line2 = NULL, bill_phone = NULL
            WHERE id = ANY (?::uuid[])""";

    private static final String MOVE = "UPDATE order_anonymization SET last_order = ?";

    private final JdbcClient jdbc;

    OrderAnonymizationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty if another transaction has locked it. */
    Optional<UUID> lockPosition() {
        return jdbc.sql(LOCK_POSITION).query(UUID.class).optional();
    }

    List<PlacedOrder> after(UUID position, int limit) {
        return jdbc.sql(AFTER)
                .params(position, limit)
                .query((row, _) ->
                        new PlacedOrder(new OrderId(row.getObject(1, UUID.class)), InstantColumn.read(row, 2)))
                .list();
    }

    /** Removes the buyers of the orders, and moves the position to the last of them. */
    void anonymize(List<OrderId> orders) {
        jdbc.sql(ANONYMIZE)
                .param(orders.stream().map(order -> order.value().toString()).toArray(String[]::new))
                .update();
        jdbc.sql(MOVE).param(orders.getLast().value()).update();
    }

    record PlacedOrder(OrderId id, Instant placedAt) {}
}

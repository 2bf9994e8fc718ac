package com.bharatmart.order.announcement;

import com.bharatmart.order.OrderId;
import com.bharatmart.order.OrderStatus;
import com.bharatmart.order.OrderStatusCommitted;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The column {@code announced} of {@code order_status_change}, by the index {@code order_status_change_unannounced}. */
@Repository
class OrderAnnouncementRepository {

    private static final String TAKE = """
            WITH next AS MATERIALIZED (
                SELECT order_id, position FROM order_status_change
                WHERE NOT announced ORDER BY order_id, position LIMIT ? FOR UPDATE SKIP LOCKED)
            UPDATE order_status_change change SET announced = true
            FROM next WHERE change.order_id = next.order_id AND change.position = next.position
            RETURNING change.order_id, change.position, change.status""";

    private final JdbcClient jdbc;

    OrderAnnouncementRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Marks changes as announced when the transaction of the caller commits, and returns them, those of an order in order. */
    List<OrderStatusCommitted> take(int limit) {
        return jdbc
                .sql(TAKE)
                .param(limit)
                .query((row, _) -> row(row.getObject(1, UUID.class), row.getInt(2), row.getString(3)))
                .list()
                .stream()
                .sorted(Comparator.comparingInt(Row::position))
                .map(Row::change)
                .toList();
    }

    private static Row row(UUID order, int position, String status) {
        return new Row(position, new OrderStatusCommitted(new OrderId(order), OrderStatus.valueOf(status)));
    }

    private record Row(int position, OrderStatusCommitted change) {}
}

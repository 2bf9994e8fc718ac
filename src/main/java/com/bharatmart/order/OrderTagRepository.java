package com.bharatmart.order;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code order_tag}, by its primary key. The callers that write lock the order first. */
@Repository
class OrderTagRepository {

    private static final String FIND = "SELECT tag FROM order_tag WHERE order_id = ? ORDER BY tag";

    private static final String REMOVE_OTHERS = "DELETE FROM order_tag WHERE order_id = ? AND tag <> ALL (?::text[])";

    private static final String ADD = """
            INSERT INTO order_tag (order_id, tag) SELECT ?, tag FROM unnest(?::text[]) AS new (tag)
            ON CONFLICT (order_id, tag) DO NOTHING""";

    private final JdbcClient jdbc;

    OrderTagRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<String> find(OrderId order) {
        return jdbc.sql(FIND).param(order.value()).query(String.class).list();
    }

    void replace(OrderId order, Collection<String> tags) {
        var texts = tags.toArray(String[]::new);
        jdbc.sql(REMOVE_OTHERS).param(order.value()).param(texts).update();
        jdbc.sql(ADD).param(order.value()).param(texts).update();
    }
}

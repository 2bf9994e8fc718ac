package com.bharatmart.order.note;

import com.bharatmart.order.OrderId;
import com.bharatmart.platform.database.InstantColumn;
import com.bharatmart.platform.security.CustomerId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code order_note}, by the index {@code order_note_order}. */
@Repository
class OrderNoteRepository {

    private static final String EXISTS = "SELECT EXISTS (SELECT 1 FROM orders WHERE id = ?)";

    private static final String ADD = """
            INSERT INTO order_note (id, order_id, author_id, author_name, text, at)
            VALUES (:id, :order, :author, :name, :text, :at)""";

    private static final String PAGE = """
            SELECT id, author_id, author_name, text, at FROM order_note
            WHERE order_id = :order AND (:before::uuid IS NULL OR id < :before::uuid) ORDER BY id DESC LIMIT :rows""";

    /** By the index {@code orders_of_customer}, too. */
    private static final String REMOVE = """
            DELETE FROM order_note WHERE order_id IN (SELECT id FROM orders WHERE customer_id = ?)""";

    private static final String REMOVE_OF_ORDERS = "DELETE FROM order_note WHERE order_id = ANY (?::uuid[])";

    private final JdbcClient jdbc;

    OrderNoteRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean hasOrder(OrderId order) {
        return jdbc.sql(EXISTS).param(order.value()).query(Boolean.class).single();
    }

    void add(OrderId order, OrderNote note) {
        jdbc.sql(ADD)
                .param("id", note.id())
                .param("order", order.value())
                .param("author", note.authorId())
                .param("name", note.authorName())
                .param("text", note.text())
                .param("at", note.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The newest first, starting before the note {@code before}. */
    List<OrderNote> page(OrderId order, @Nullable UUID before, int rows) {
        return jdbc.sql(PAGE)
                .param("order", order.value())
                .param("before", before)
                .param("rows", rows)
                .query((row, _) -> new OrderNote(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getString(4),
                        InstantColumn.read(row, 5)))
                .list();
    }

    void removeAllOf(List<OrderId> orders) {
        jdbc.sql(REMOVE_OF_ORDERS)
                .param(orders.stream().map(order -> order.value().toString()).toArray(String[]::new))
                .update();
    }

    void removeAllOf(CustomerId customer) {
        jdbc.sql(REMOVE).param(customer.value()).update();
    }
}

package com.bharatmart.razorpay;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders of the gateway. */
final class OrderRepository {

    private static final String CREATE = """
            INSERT INTO orders (id, amount, currency, receipt, capture, notes, created_at)
            VALUES (:id, :amount, :currency, :receipt, :capture, :notes, :createdAt)
            ON CONFLICT (receipt) DO NOTHING
            """;

    private static final String LIST = """
            SELECT * FROM orders WHERE created_at BETWEEN :from AND :to AND (:receipt = '' OR receipt = :receipt)
            ORDER BY created_at DESC, id OFFSET :skip LIMIT :count
            """;

    private static final String ATTEMPTED = """
            UPDATE orders SET attempts = attempts + 1, status = CASE status WHEN 'paid' THEN status ELSE 'attempted' END
            WHERE id = ?
            """;

    private static final String PAID = """
            UPDATE orders SET amount_paid = amount_paid + :amount, status = 'paid'
            WHERE id = :id AND (:again OR status <> 'paid')
            """;

    private final JdbcClient jdbc;

    OrderRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns false if there is an order with this receipt. */
    boolean create(Order order) {
        return jdbc.sql(CREATE).paramSource(order).update() == 1;
    }

    Optional<Order> find(String id) {
        return jdbc.sql("SELECT * FROM orders WHERE id = ?")
                .param(id)
                .query(Order.class)
                .optional();
    }

    Order require(String id) {
        return find(id).orElseThrow(RazorpayErrorException::unknownId);
    }

    Order lock(String id) {
        return jdbc.sql("SELECT * FROM orders WHERE id = ? FOR UPDATE")
                .param(id)
                .query(Order.class)
                .optional()
                .orElseThrow(RazorpayErrorException::unknownId);
    }

    Optional<Order> ofReceipt(String receipt) {
        return jdbc.sql("SELECT * FROM orders WHERE receipt = ?")
                .param(receipt)
                .query(Order.class)
                .optional();
    }

    List<Order> list(Page page, String receipt) {
        return jdbc.sql(LIST)
                .params(page.parameters())
                .param("receipt", receipt)
                .query(Order.class)
                .list();
    }

    void addAttempt(String id) {
        jdbc.sql(ATTEMPTED).param(id).update();
    }

    /** Returns false if it was paid before, unless it may be paid again. */
    boolean addPaid(String id, long amount, boolean again) {
        return jdbc.sql(PAID)
                        .param("id", id)
                        .param("amount", amount)
                        .param("again", again)
                        .update()
                == 1;
    }
}

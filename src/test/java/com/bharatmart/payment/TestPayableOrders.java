package com.bharatmart.payment;

import com.bharatmart.shared.Money;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders that know only what a payment needs. They are rows, with the locks of a real order. */
public final class TestPayableOrders implements PayableOrders {

    static final String TABLE = """
            CREATE TABLE IF NOT EXISTS payable_order (
                id             uuid   PRIMARY KEY,
                total          bigint NOT NULL,
                status         text   NOT NULL DEFAULT 'AWAITING',
                payment_status text   NOT NULL DEFAULT 'PENDING',
                accepted       int    NOT NULL DEFAULT 0
            )""";

    private final JdbcClient jdbc;

    TestPayableOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public OrderReference place(Money total) {
        var id = UUID.randomUUID();
        jdbc.sql("INSERT INTO payable_order (id, total) VALUES (?, ?)")
                .params(id, total.amount())
                .update();
        return new OrderReference(id);
    }

    /** {@code AWAITING}, {@code PAID}, {@code EXPIRED} or {@code CANCELLED}. */
    String status(OrderReference order) {
        return text(order, "status");
    }

    String paymentStatus(OrderReference order) {
        return text(order, "payment_status");
    }

    /** How often money was accepted. */
    int accepted(OrderReference order) {
        return Integer.parseInt(text(order, "accepted::text"));
    }

    private String text(OrderReference order, String column) {
        return jdbc.sql("SELECT %s FROM payable_order WHERE id = ?".formatted(column))
                .param(order.value())
                .query(String.class)
                .single();
    }

    void become(OrderReference order, String status) {
        jdbc.sql("UPDATE payable_order SET status = ? WHERE id = ?")
                .params(status, order.value())
                .update();
    }

    @Override
    public Optional<PayableOrder> lock(OrderReference order) {
        return jdbc.sql("SELECT total, status FROM payable_order WHERE id = ? FOR NO KEY UPDATE")
                .param(order.value())
                .query((row, _) -> new PayableOrder(
                        order,
                        "BM-1",
                        Money.inr(row.getLong(1)),
                        row.getString(2).equals("AWAITING")))
                .optional();
    }

    @Override
    public boolean acceptPayment(OrderReference order, Instant at) {
        return jdbc.sql("""
                        UPDATE payable_order SET status = 'PAID', payment_status = 'CAPTURED', accepted = accepted + 1
                        WHERE id = ? AND status = 'AWAITING'""").param(order.value()).update() == 1;
    }

    @Override
    public void changePaymentStatus(OrderReference order, PaymentStatus status) {
        jdbc.sql("UPDATE payable_order SET payment_status = ? WHERE id = ?")
                .params(status.name(), order.value())
                .update();
    }
}

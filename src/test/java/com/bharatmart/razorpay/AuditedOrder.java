package com.bharatmart.razorpay;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An order with its money in paise, for a comparison with the shop's database.
 *
 * @param authorized not captured and not refunded
 * @param captured in all, before refunds
 * @param refunded of captured payments, also by refunds that are pending
 */
public record AuditedOrder(
        String id, @Nullable String receipt, long amount, int payments, long authorized, long captured, long refunded) {

    private static final String ALL = """
            SELECT o.id, o.receipt, o.amount, count(p.id) AS payments,
                coalesce(sum(p.amount) FILTER (WHERE p.status = 'authorized'), 0) AS authorized,
                coalesce(sum(p.amount) FILTER (WHERE p.captured), 0) AS captured,
                coalesce(sum(p.amount_refunded) FILTER (WHERE p.captured), 0) AS refunded
            FROM orders o LEFT JOIN payment p ON p.order_id = o.id GROUP BY o.id ORDER BY o.created_at, o.id
            """;

    static List<AuditedOrder> all(JdbcClient jdbc) {
        return jdbc.sql(ALL).query(AuditedOrder.class).list();
    }
}

package com.bharatmart.payment;

import com.bharatmart.shared.Money;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code cash_collection}, by its primary key. */
@Repository
class CashCollectionRepository {

    private static final String ADD = """
            INSERT INTO cash_collection (order_id, collected, collected_at) VALUES (:order, :amount, :at)
            ON CONFLICT (order_id) DO NOTHING""";

    private static final String FIND_LOCKED =
            "SELECT collected, refunded, remitted FROM cash_collection WHERE order_id = ? FOR UPDATE";

    private static final String REFUND = """
            UPDATE cash_collection SET refunded = refunded + :amount
            WHERE order_id = :order AND refunded + :amount <= collected""";

    private static final String REMIT = """
            UPDATE cash_collection SET remitted = :amount, remitted_at = now(), remittance_reference = :reference
            WHERE order_id = :order AND remitted IS NULL""";

    private final JdbcClient jdbc;

    CashCollectionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns false if it is known. */
    boolean add(OrderReference order, Money amount, Instant at) {
        return jdbc.sql(ADD)
                        .param("order", order.value())
                        .param("amount", amount.amount())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<Cash> findLocked(OrderReference order) {
        return jdbc.sql(FIND_LOCKED)
                .param(order.value())
                .query((row, _) -> new Cash(
                        Money.inr(row.getLong(1)), Money.inr(row.getLong(2)), row.getObject(3, Long.class) != null))
                .optional();
    }

    /** Returns false if less than this is left. */
    boolean refund(OrderReference order, Money amount) {
        return jdbc.sql(REFUND)
                        .param("order", order.value())
                        .param("amount", amount.amount())
                        .update()
                == 1;
    }

    /** Returns false if the carrier has paid it before. */
    boolean remit(OrderReference order, String reference, Money amount) {
        return jdbc.sql(REMIT)
                        .param("order", order.value())
                        .param("reference", reference)
                        .param("amount", amount.amount())
                        .update()
                == 1;
    }

    /** What a carrier has collected for an order. */
    record Cash(Money collected, Money refunded, boolean isRemitted) {
        Money refundable() {
            return collected.minus(refunded);
        }
    }
}

package com.bharatmart.razorpay;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Settlements and their reports. */
final class SettlementRepository {

    private static final String CREATE = """
            INSERT INTO settlement (id, amount, fees, tax, utr, settled_on, created_at)
            VALUES (:id, 0, 0, 0, :utr, :day, :now)
            """;

    private static final String ADD_PAYMENTS = """
            WITH settled AS (UPDATE payment SET settled = true WHERE captured AND NOT settled RETURNING *)
            INSERT INTO settlement_item (settlement_id, entity_id, type, debit, credit, amount, fee, tax, order_id,
                order_receipt, method, created_at)
            SELECT :id, p.id, 'payment', 0, p.amount - p.fee, p.amount, p.fee, p.tax, p.order_id,
                o.receipt, p.method, p.created_at
            FROM settled p LEFT JOIN orders o ON o.id = p.order_id
            """;

    private static final String ADD_REFUNDS = """
            WITH settled AS (
                UPDATE refund r SET settled = true FROM payment p
                WHERE r.status = 'processed' AND NOT r.automatic AND NOT r.settled AND p.id = r.payment_id
                RETURNING r.*, p.order_id, p.method)
            INSERT INTO settlement_item (settlement_id, entity_id, type, debit, credit, amount, fee, tax, payment_id,
                order_id, order_receipt, method, created_at)
            SELECT :id, r.id, 'refund', r.amount, 0, r.amount, 0, 0, r.payment_id, r.order_id, o.receipt, r.method, r.created_at
            FROM settled r LEFT JOIN orders o ON o.id = r.order_id
            """;

    private static final String ADD_ADJUSTMENT = """
            INSERT INTO settlement_item (settlement_id, entity_id, type, debit, credit, amount, fee, tax, description, created_at)
            VALUES (:id, :entity, 'adjustment', greatest(-:amount, 0), greatest(:amount, 0), abs(:amount), 0, 0, :description, :now)
            """;

    private static final String TOTAL = """
            UPDATE settlement s SET amount = i.amount, fees = i.fees, tax = i.tax
            FROM (SELECT coalesce(sum(credit - debit), 0) amount, coalesce(sum(fee), 0) fees, coalesce(sum(tax), 0) tax
                  FROM settlement_item WHERE settlement_id = :id) i
            WHERE s.id = :id RETURNING s.*
            """;

    private static final String REPORT = """
            SELECT i.*, s.utr AS settlement_utr, s.created_at AS settled_at
            FROM settlement_item i JOIN settlement s ON s.id = i.settlement_id
            WHERE s.settled_on BETWEEN :first AND :last ORDER BY i.number OFFSET :skip LIMIT :count
            """;

    private static final String LIST = """
            SELECT * FROM settlement WHERE created_at BETWEEN :from AND :to
            ORDER BY created_at DESC, id OFFSET :skip LIMIT :count
            """;

    private final JdbcClient jdbc;

    SettlementRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Settles all captured payments and processed refunds that are not settled yet. */
    Settlement settle(LocalDate day, long now) {
        var id = RazorpayId.next("setl");
        jdbc.sql(CREATE)
                .param("id", id)
                .param("utr", RazorpayId.reference())
                .param("day", day)
                .param("now", now)
                .update();
        jdbc.sql(ADD_PAYMENTS).param("id", id).update();
        jdbc.sql(ADD_REFUNDS).param("id", id).update();
        return total(id);
    }

    /** Adds a credit, or a debit if the amount is negative, that belongs to no payment. */
    Settlement adjust(String settlementId, long amount, String description, long now) {
        jdbc.sql(ADD_ADJUSTMENT)
                .param("id", settlementId)
                .param("entity", RazorpayId.next("adj"))
                .param("amount", amount)
                .param("description", description)
                .param("now", now)
                .update();
        return total(settlementId);
    }

    List<SettlementItem> report(LocalDate first, LocalDate last, Page page) {
        return jdbc.sql(REPORT)
                .params(page.parameters())
                .param("first", first)
                .param("last", last)
                .query(SettlementItem.class)
                .list();
    }

    Optional<Settlement> find(String id) {
        return jdbc.sql("SELECT * FROM settlement WHERE id = ?")
                .param(id)
                .query(Settlement.class)
                .optional();
    }

    List<Settlement> list(Page page) {
        return jdbc.sql(LIST).params(page.parameters()).query(Settlement.class).list();
    }

    private Settlement total(String id) {
        return jdbc.sql(TOTAL).param("id", id).query(Settlement.class).single();
    }
}

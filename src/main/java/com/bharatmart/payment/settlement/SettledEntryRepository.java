package com.bharatmart.payment.settlement;

import com.bharatmart.payment.gateway.SettlementItem;
import com.bharatmart.shared.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The columns of a settlement in {@code gateway_payment} and {@code refund}, by the primary key and the unique index on
 * {@code provider_refund_id}, and by the partial index {@code gateway_payment_unsettled}.
 */
@Repository
class SettledEntryRepository {

    private static final String PAYMENT = """
            SELECT id, order_id, payment_id, id AS provider_payment_id, captured AS amount, fee, tax
            FROM gateway_payment WHERE id = ?""";

    private static final String REFUND = """
            SELECT provider_refund_id AS id, order_id, NULL::uuid AS payment_id, gateway_payment_id AS provider_payment_id,
                amount, NULL::bigint AS fee, NULL::bigint AS tax
            FROM refund WHERE provider_refund_id = ?""";

    private static final String SETTLE_PAYMENT = """
            UPDATE gateway_payment SET settlement_id = :settlement, settlement_utr = :utr, fee = coalesce(fee, :fee),
                tax = coalesce(tax, :tax)
            WHERE id = :id""";

    private static final String SETTLE_REFUND =
            "UPDATE refund SET settlement_id = :settlement WHERE provider_refund_id = :id";

    /** What went back as a whole may never be settled. */
    private static final String OVERDUE = """
            SELECT id, order_id, payment_id, id AS provider_payment_id, captured AS amount, fee, tax
            FROM gateway_payment
            WHERE captured > 0 AND settlement_id IS NULL AND refund_requested < captured
              AND seen_at < now() - make_interval(secs => ?)
            LIMIT 1000""";

    private final JdbcClient jdbc;

    SettledEntryRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<SettledEntry> findPayment(String id) {
        return jdbc.sql(PAYMENT).param(id).query((row, _) -> read(row)).optional();
    }

    Optional<SettledEntry> findRefund(String id) {
        return jdbc.sql(REFUND).param(id).query((row, _) -> read(row)).optional();
    }

    void settlePayment(SettlementItem item) {
        jdbc.sql(SETTLE_PAYMENT)
                .param("id", item.entityId())
                .param("settlement", item.settlementId())
                .param("utr", item.settlementUtr())
                .param("fee", item.fee().amount())
                .param("tax", item.tax().amount())
                .update();
    }

    void settleRefund(SettlementItem item) {
        jdbc.sql(SETTLE_REFUND)
                .param("id", item.entityId())
                .param("settlement", item.settlementId())
                .update();
    }

    /** Payments that were captured longer ago than this, and were in no report. */
    List<SettledEntry> overdue(Duration age) {
        return jdbc.sql(OVERDUE)
                .param(age.toSeconds())
                .query((row, _) -> read(row))
                .list();
    }

    private static SettledEntry read(ResultSet row) throws SQLException {
        return new SettledEntry(
                row.getString("id"),
                row.getObject("order_id", UUID.class),
                row.getObject("payment_id", UUID.class),
                row.getString("provider_payment_id"),
                Money.inr(row.getLong("amount")),
                money(row.getObject("fee", Long.class)),
                money(row.getObject("tax", Long.class)));
    }

    private static @Nullable Money money(@Nullable Long paise) {
        return paise == null ? null : Money.inr(paise);
    }
}

package com.bharatmart.payment.ledger;

import com.bharatmart.platform.integrity.IntegrityCheck;
import com.bharatmart.platform.integrity.SqlIntegrityCheck;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must be true of the books: each journal sums to zero, and no payment goes back twice. */
@Configuration(proxyBeanMethods = false)
class LedgerIntegrityConfiguration {

    private static final String JOURNALS = """
            SELECT j.id AS subject, format('the entries of %s sum to %s', j.cause, sum(e.amount)) AS detail
            FROM ledger_journal j LEFT JOIN ledger_entry e ON e.journal_id = j.id
            WHERE j.id > :after::uuid AND j.id <= :last::uuid
            GROUP BY j.id, j.cause HAVING sum(e.amount) IS DISTINCT FROM 0""";

    /** By the unique index {@code refund_cause}. */
    private static final String REFUNDS = """
            SELECT p.id AS subject, format('to refund %s and refunded %s, but refunds of %s, of them %s processed',
                p.refund_requested, p.refund_processed, coalesce(r.requested, 0), coalesce(r.processed, 0)) AS detail
            FROM gateway_payment p LEFT JOIN (
                SELECT gateway_payment_id, sum(amount) AS requested,
                    sum(amount) FILTER (WHERE status = 'PROCESSED') AS processed
                FROM refund WHERE gateway_payment_id > :after AND gateway_payment_id <= :last
                GROUP BY gateway_payment_id) r ON r.gateway_payment_id = p.id
            WHERE p.id > :after AND p.id <= :last
              AND (coalesce(r.requested, 0) <> p.refund_requested OR coalesce(r.processed, 0) <> p.refund_processed)""";

    @Bean
    IntegrityCheck ledgerJournalsCheck(JdbcClient jdbc) {
        return new SqlIntegrityCheck(
                jdbc, "ledger-journals", SqlIntegrityCheck.Key.uuid("ledger_journal", "id"), JOURNALS);
    }

    @Bean
    IntegrityCheck paymentRefundsCheck(JdbcClient jdbc) {
        return new SqlIntegrityCheck(
                jdbc, "payment-refunds", SqlIntegrityCheck.Key.text("gateway_payment", "id"), REFUNDS);
    }
}

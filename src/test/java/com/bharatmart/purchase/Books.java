package com.bharatmart.purchase;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database of the shop says about money. Amounts are paise. */
public record Books(JdbcClient jdbc) {

    private static final String IS_MONEY_QUIET = """
            SELECT NOT EXISTS (SELECT FROM payment_event WHERE state = 'WAITING')
                AND NOT EXISTS (SELECT FROM refund WHERE status <> 'PROCESSED')
                AND NOT EXISTS (SELECT FROM payment_announcement)
                AND NOT EXISTS (SELECT FROM order_status_change WHERE NOT announced)""";

    private static final String IS_QUIET =
            IS_MONEY_QUIET + " AND NOT EXISTS (SELECT FROM message WHERE state = 'WAITING')";

    private static final String BALANCES = """
            SELECT account, sum(amount) AS balance FROM ledger_entry e JOIN ledger_journal j ON j.id = e.journal_id
            WHERE j.order_id = ? GROUP BY account HAVING sum(amount) <> 0""";

    private static final String FACTS = """
            SELECT split_part(cause, ':', 1) FROM ledger_journal WHERE order_id = ? ORDER BY 1""";

    private static final String OF_GATEWAY = """
            SELECT p.provider_order_id, sum(g.captured) AS captured, sum(g.refund_processed) AS refunded
            FROM payment p JOIN gateway_payment g ON g.payment_id = p.id
            WHERE p.provider_order_id IS NOT NULL GROUP BY 1 HAVING sum(g.captured) > 0""";

    /** Captured and sent back. */
    public record Sums(long captured, long refunded) {}

    /** Whether nothing is left to do but to send messages. */
    public boolean isMoneyQuiet() {
        return jdbc.sql(IS_MONEY_QUIET).query(Boolean.class).single();
    }

    void awaitQuiet() {
        Waiting.until(() -> jdbc.sql(IS_QUIET).query(Boolean.class).single());
    }

    /** The balances of the ledger that an order has changed. A debit is positive. */
    Map<String, Long> balances(UUID order) {
        var balances = new TreeMap<String, Long>();
        jdbc.sql(BALANCES)
                .param(order)
                .query((row, _) -> balances.put(row.getString(1), row.getLong(2)))
                .list();
        return balances;
    }

    /** The kinds of facts in the ledger about an order. */
    public List<String> facts(UUID order) {
        return jdbc.sql(FACTS).param(order).query(String.class).list();
    }

    public long total() {
        return jdbc.sql("SELECT coalesce(sum(amount), 0) FROM ledger_entry")
                .query(Long.class)
                .single();
    }

    /** The sums of each order at the gateway that has taken money. */
    public Map<String, Sums> sums() {
        var sums = new TreeMap<String, Sums>();
        jdbc.sql(OF_GATEWAY)
                .query((row, _) -> sums.put(row.getString(1), new Sums(row.getLong(2), row.getLong(3))))
                .list();
        return sums;
    }

    /** What became of the payments at the gateway for an order: ACCEPTED, SURPLUS, or the status without money. */
    public List<String> payments(UUID order) {
        return jdbc.sql("SELECT coalesce(disposition, status) FROM gateway_payment WHERE order_id = ? ORDER BY 1")
                .param(order)
                .query(String.class)
                .list();
    }

    List<String> mismatches(UUID order) {
        return jdbc.sql("SELECT kind FROM payment_mismatch WHERE order_id = ? ORDER BY 1")
                .param(order)
                .query(String.class)
                .list();
    }
}

package com.bharatmart.history;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compares the books of the gateway with those of the shop, and what the shop says about its orders with both. */
final class HistoryAudit {

    private static final Set<String> ALIVE = Set.of("CONFIRMED", "PACKED", "SHIPPED", "DELIVERED");

    private static final String BOOKS = """
            WITH mine AS (
                SELECT id, status, payment_method, payment_status, total FROM orders WHERE cart_id = :cart),
            at_gateway AS (
                SELECT g.* FROM mine JOIN payment p ON p.order_id = mine.id
                JOIN razorpay.orders o ON o.receipt = p.id::text JOIN razorpay.payment g ON g.order_id = o.id
                UNION ALL
                SELECT g.* FROM mine JOIN payment p ON p.order_id = mine.id
                JOIN razorpay.payment g ON g.qr_code_id = p.qr_id),
            back AS (
                SELECT r.* FROM at_gateway g JOIN razorpay.refund r ON r.payment_id = g.id WHERE g.captured),
            known AS (
                SELECT g.* FROM mine JOIN gateway_payment g ON g.order_id = mine.id),
            refunds AS (
                SELECT r.* FROM mine JOIN refund r ON r.order_id = mine.id)
            SELECT mine.*,
                (SELECT coalesce(sum(amount), 0) FROM at_gateway WHERE captured) AS captured,
                (SELECT coalesce(sum(amount), 0) FROM back WHERE status = 'processed') AS refunded,
                (SELECT count(*) FROM back WHERE status = 'pending') AS pending,
                (SELECT coalesce(sum(fee), 0) FROM at_gateway WHERE captured) AS fees,
                (SELECT count(*) FROM at_gateway WHERE captured) AS captures,
                (SELECT count(*) FROM at_gateway WHERE captured AND amount_refunded < amount) AS kept,
                (SELECT count(*) FROM at_gateway JOIN mine ON at_gateway.amount = mine.total WHERE captured) AS exact,
                (SELECT coalesce(sum(captured), 0) FROM known) AS known_captured,
                (SELECT coalesce(sum(refund_requested), 0) FROM known) AS known_requested,
                (SELECT coalesce(sum(refund_processed), 0) FROM known) AS known_refunded,
                (SELECT count(*) FROM known WHERE disposition = 'ACCEPTED') AS accepted,
                (SELECT coalesce(sum(amount), 0) FROM refunds WHERE cause IS DISTINCT FROM 'surplus') AS given_back,
                (SELECT count(*) FROM refunds WHERE requested_by IS NOT NULL) AS staff_refunds,
                coalesce(c.collected, 0) AS collected, coalesce(c.refunded, 0) AS refunded_in_cash,
                coalesce(c.remitted, 0) AS remitted
            FROM mine LEFT JOIN cash_collection c ON c.order_id = mine.id""";

    private static final String LEDGER = """
            SELECT account, sum(amount)::bigint FROM ledger_entry JOIN ledger_journal ON id = journal_id
            WHERE order_id = ? GROUP BY account HAVING sum(amount) <> 0""";

    private final History history;
    private final JdbcClient jdbc;
    private final StockAudit stock;

    private HistoryAudit(HistoryShop shop, History history) {
        this.history = history;
        this.jdbc = shop.database().jdbc();
        this.stock = StockAudit.begin(jdbc);
    }

    static HistoryAudit begin(HistoryShop shop, History history) {
        return new HistoryAudit(shop, history);
    }

    /**
     * An order and its money in paise, at the gateway and in the shop.
     *
     * @param kept payments at the gateway of which not all has gone back
     * @param exact captured payments of the amount of the order
     * @param knownCaptured by the books of the shop, as all names with known
     * @param givenBack of money that the order had taken
     */
    record Books(
            UUID id,
            String status,
            String paymentMethod,
            String paymentStatus,
            long total,
            long captured,
            long refunded,
            int pending,
            long fees,
            int captures,
            int kept,
            int exact,
            long knownCaptured,
            long knownRequested,
            long knownRefunded,
            int accepted,
            long givenBack,
            int staffRefunds,
            long collected,
            long refundedInCash,
            long remitted) {

        boolean isAlive() {
            return ALIVE.contains(status);
        }

        boolean isOnline() {
            return !paymentMethod.equals("COD");
        }

        long left() {
            return captured - refunded;
        }
    }

    /** Before any deadline has passed: an order that nobody ended has taken the money that has arrived for it. */
    void requireMoneyInTimeToPay() {
        for (var order : history.orders()) {
            for (var books : books(order)) {
                require(
                        !order.mustTakeMoney() || books.exact() == 0 || (books.isAlive() && books.accepted() == 1),
                        order + " was paid and has not taken the money",
                        books);
            }
        }
    }

    /** After all deadlines have passed. */
    void requireAgreement() {
        for (var order : history.orders()) {
            var found = books(order);
            if (order.isAcknowledged() == found.isEmpty()) {
                history.violation("%s is answered and missing, or there and not answered".formatted(order));
            }
            found.forEach(books -> requireAgreement(order, books));
        }
        stock.requireConserved(history);
        var sum = jdbc.sql("SELECT coalesce(sum(amount), 0) FROM ledger_entry")
                .query(Long.class)
                .single();
        if (sum != 0) {
            history.violation("the ledger sums to " + sum);
        }
    }

    private List<Books> books(HistoryOrder order) {
        return jdbc.sql(BOOKS).param("cart", order.cartId()).query(Books.class).list();
    }

    private void requireAgreement(HistoryOrder order, Books books) {
        require(books.kept() <= 1 && books.accepted() <= 1, order + " is paid twice", books);
        require(books.left() == saidBy(books), order + " says another amount than the gateway has", books);
        require(isStatusRight(books), order + " has statuses that do not agree", books);
        require(
                books.captured() == books.knownCaptured() && books.refunded() == books.knownRefunded(),
                order + " has other books than the gateway",
                books);
        require(
                books.knownRefunded() <= books.knownCaptured()
                        && books.knownRequested() == books.knownRefunded()
                        && books.pending() == 0,
                order + " has a refund without an end, or too much of it",
                books);
        require(order.hasRefunds(books.staffRefunds()), order + " has other refunds than staff were told", books);
        var balances = balances(books.id());
        require(balances.equals(expectedBalances(books)), order + " has the balances " + balances, books);
        count(books);
    }

    /** What the order says has been paid online and not given back. */
    private static long saidBy(Books books) {
        if (!books.isOnline()) {
            return 0;
        }
        return switch (books.paymentStatus()) {
            case "CAPTURED" -> books.total();
            case "PARTIALLY_REFUNDED" -> books.total() - books.givenBack();
            default -> 0;
        };
    }

    private static boolean isStatusRight(Books books) {
        var isPaid = Set.of("CAPTURED", "PARTIALLY_REFUNDED", "REFUNDED").contains(books.paymentStatus());
        var isAllGivenBack = books.givenBack() == (books.isOnline() ? books.total() : books.collected());
        return switch (books.status()) {
                    case "CONFIRMED", "PACKED", "SHIPPED" -> books.isOnline() == isPaid && books.collected() == 0;
                    case "DELIVERED" -> isPaid && books.collected() == (books.isOnline() ? 0 : books.total());
                    case "CANCELLED", "EXPIRED" ->
                        books.left() == 0 && books.collected() == 0 && isPaid == (books.accepted() == 1);
                    default -> false;
                }
                && (!isPaid || books.paymentStatus().equals("REFUNDED") == isAllGivenBack)
                && (books.accepted() == 1) == (books.isOnline() && isPaid);
    }

    private Map<String, Long> balances(UUID order) {
        var balances = new TreeMap<String, Long>();
        jdbc.sql(LEDGER)
                .param(order)
                .query((row, _) -> balances.put(row.getString(1), row.getLong(2)))
                .list();
        // Both are what the gateway keeps.
        var tax = balances.remove("FEE_TAX");
        if (tax != null) {
            balances.merge("FEES", tax, Long::sum);
        }
        return balances;
    }

    private static Map<String, Long> expectedBalances(Books books) {
        var expected = new TreeMap<String, Long>();
        expected.put("SALES", -books.accepted() * books.total() - books.collected());
        expected.put("FEES", books.fees());
        expected.put("REFUNDS", books.givenBack());
        expected.put("CASH_ON_DELIVERY", books.collected() - books.remitted());
        // By the last settlement the gateway has paid what it kept.
        expected.put("BANK", books.left() - books.fees() + books.remitted() - books.refundedInCash());
        expected.values().removeIf(balance -> balance == 0);
        return expected;
    }

    private void count(Books books) {
        history.count("orders");
        history.count("orders that end as " + books.status());
        history.count("payments captured", books.captures());
        history.count("payments not taken by their order", books.captures() - books.accepted());
        history.countIf(books.refunded() > 0 && books.left() > 0, "orders refunded in part");
        history.countIf(books.accepted() == 1 && books.left() == 0, "orders refunded in full");
    }

    private void require(boolean condition, String text, Books books) {
        if (!condition) {
            history.violation(text + ": " + books);
        }
    }
}

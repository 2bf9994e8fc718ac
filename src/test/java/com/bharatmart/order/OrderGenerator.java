package com.bharatmart.order;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Fills a shop that has products and stock with customers and with their orders of the last two years, one line each, evenly over time.
 * Half of the orders are those of guests. Nine in ten were delivered, of the others every other one was cancelled.
 *
 * <p>The number of orders of the first {@link #REGULARS} customers does not depend on that of all orders.
 */
public final class OrderGenerator {

    /** Customers with {@link #ORDERS_OF_REGULARS} orders each. The address of the n-th is {@link #email}. */
    public static final int REGULARS = 50;

    private static final int ORDERS_OF_REGULARS = 20;

    private static final String SEQUENTIAL_ID = """
            (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || substr(md5('a' || n), 1, 3) || '8'
                    || substr(md5('b' || n), 1, 15))::uuid""";

    private static final String CUSTOMERS = """
            INSERT INTO account (id, kind, name, email, password_hash)
            SELECT md5('customer' || n)::uuid, 'CUSTOMER', 'Customer ' || n, 'customer-' || n || '@example.com',
                CASE WHEN n <= %d THEN ? END
            FROM generate_series(1, ?) AS n""".formatted(REGULARS);

    /** In the order of time, as orders come. */
    private static final String ORDERS = """
            INSERT INTO orders (id, number, cart_id, customer_id, token_hash, version, status, payment_method, payment_status,
                email, phone, ship_name, ship_line1, ship_city, ship_state, ship_pin, ship_country, bill_name, bill_line1,
                bill_city, bill_state, bill_pin, bill_country, supply, subtotal, discount, shipping, shipping_tax_rate,
                shipping_taxable, shipping_tax, tax, total, placed_at)
            SELECT %s, to_char(n, 'FM"BM-"0000"-"0000"-"0000'), md5('ordered' || n),
                CASE WHEN n %% 2 = 0 THEN md5('customer' || customer)::uuid END, md5('token' || n), 1,
                CASE WHEN n %% 20 = 0 THEN 'CANCELLED' WHEN n %% 20 = 10 THEN 'CONFIRMED' ELSE 'DELIVERED' END, 'COD', 'PENDING',
                'customer-' || customer || '@example.com', '9' || lpad((customer %% 1000000000)::text, 9, '0'),
                'Customer ' || customer, n || ' MG Road', 'Bengaluru', 'KA', '560001', 'IN', 'Customer ' || customer,
                n || ' MG Road', 'Bengaluru', 'KA', '560001', 'IN', 'INTRA_STATE', 49900, 0, 0, 0, 0, 0, 2376, 49900, at
            FROM (
                SELECT n, CASE WHEN n <= :orders - 2 * :regular THEN :regulars + 1 + (n::bigint * 7919) %% :others
                        ELSE 1 + (n / 2) %% :regulars END AS customer,
                    now() - (:orders - n + 1) * (interval '730 days' / :orders) AS at
                FROM generate_series(1, :orders) AS n) AS made""".formatted(SEQUENTIAL_ID);

    /** Of skus that have stock. */
    private static final String LINES = """
            WITH goods AS (
                SELECT v.sku, v.product_id, row_number() OVER (ORDER BY v.sku) - 1 AS n
                FROM stock_level s JOIN variant v ON v.sku = s.sku)
            INSERT INTO order_line (order_id, position, sku, product_id, name, hsn, quantity, unit_price, mrp, line_total,
                tax_rate, taxable, tax)
            SELECT o.id, 0, goods.sku, goods.product_id, 'Product', '6204', 1, 49900, 49900, 49900, 500, 47524, 2376
            FROM (SELECT id, row_number() OVER () AS n FROM orders) AS o
            JOIN goods ON goods.n = o.n % (SELECT count(*) FROM goods)""";

    private static final String STATUS_CHANGES = """
            INSERT INTO order_status_change (order_id, position, status, at, announced)
            SELECT id, position, CASE WHEN position = 0 THEN 'CONFIRMED' ELSE status END, placed_at + position * interval '1 day', true
            FROM orders, generate_series(0, 1) AS position WHERE position = 0 OR status <> 'CONFIRMED'""";

    private static final String RESERVATIONS = """
            INSERT INTO reservation (id, sku, quantity, state, remaining)
            SELECT order_id, sku, 1, CASE status WHEN 'CANCELLED' THEN 'RELEASED' ELSE 'SOLD' END, 0
            FROM order_line JOIN orders ON orders.id = order_id""";

    private static final String SOLD = """
            UPDATE stock_level SET sold = sold + units, available = available - units
            FROM (SELECT sku, count(*) AS units FROM reservation WHERE state = 'SOLD' GROUP BY sku) AS bought
            WHERE bought.sku = stock_level.sku""";

    /** Creating these after the rows takes a fraction of the time. */
    private static final String INDEXES = """
            SELECT indexdef FROM pg_indexes i WHERE tablename IN ('orders', 'order_line', 'order_status_change', 'reservation')
                AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conname = i.indexname)""";

    private OrderGenerator() {}

    /** The address of a customer, from 1 on. */
    public static String email(int customer) {
        return "customer-%d@example.com".formatted(customer);
    }

    /**
     * Adds the customers and the orders, and analyzes the tables.
     *
     * @param orders at least 10,000
     * @param passwordHash of the regular customers
     */
    public static void fill(DataSource database, int orders, int customers, String passwordHash) throws SQLException {
        try (var connection = database.getConnection()) {
            var jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            jdbc.execute("SET maintenance_work_mem = '512MB'");
            jdbc.execute("SET synchronous_commit = off");
            // Checks and counters of rows that are right by their making.
            jdbc.execute("SET session_replication_role = replica");
            var indexes = jdbc.queryForList(INDEXES, String.class);
            indexes.forEach(index -> jdbc.execute("DROP INDEX " + index.split(" ", 4)[2]));
            jdbc.update(CUSTOMERS, passwordHash, customers);
            jdbc.update(ORDERS.replace(":orders", String.valueOf(orders))
                    .replace(":regulars", String.valueOf(REGULARS))
                    .replace(":regular", String.valueOf(REGULARS * ORDERS_OF_REGULARS))
                    .replace(":others", String.valueOf(customers - REGULARS)));
            jdbc.update(LINES);
            jdbc.update(STATUS_CHANGES);
            jdbc.update(RESERVATIONS);
            jdbc.update(SOLD);
            indexes.forEach(jdbc::execute);
            for (var table : List.of("account", "orders", "order_line", "order_status_change", "reservation")) {
                jdbc.execute("VACUUM (FREEZE, ANALYZE) " + table);
            }
        }
    }
}

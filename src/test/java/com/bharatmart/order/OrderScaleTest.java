package com.bharatmart.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.local.LocalPostgres;
import com.bharatmart.platform.database.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The plans of the searches of staff among 100,000 orders: what they read does not grow with the number of orders. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderScaleTest {

    private static final int ORDERS = 100_000;

    /** Pages of 8 KB. The whole table has some 4,000. */
    private static final long MAX_BUFFERS = 700;

    /** Every second recipient is a Kumar, ten are a Zutshi, and other names have frequencies by Zipf's law. */
    private static final String FILL = """
            INSERT INTO orders (id, number, cart_id, token_hash, version, status, payment_method, payment_status, email,
                phone, ship_name, ship_line1, ship_city, ship_state, ship_pin, ship_country, bill_name, bill_line1,
                bill_city, bill_state, bill_pin, bill_country, supply, subtotal, discount, shipping, shipping_tax_rate,
                shipping_taxable, shipping_tax, tax, total, placed_at)
            SELECT (lpad(to_hex(1700000000000 + n), 12, '0') || '7' || substr(md5('a' || n), 1, 3) || '8'
                    || substr(md5('b' || n), 1, 15))::uuid,
                'BM-' || substr(digits, 1, 4) || '-' || substr(digits, 5, 4) || '-' || substr(digits, 9, 4), 'cart' || n,
                '', 0, 'DELIVERED', 'COD', 'CAPTURED', 'p' || n || '@example.com',
                '+919' || substr(digits, 4), name, 'line', 'city', 'KA', '560001', 'IN', name, 'line', 'city', 'KA',
                '560001', 'IN', 'INTRA_STATE', 100, 0, 0, 0, 0, 0, 0, 100, to_timestamp(1700000000 + n)
            FROM generate_series(1, ?) AS n,
            LATERAL (SELECT lpad(((n * 7919::bigint + 123456789) * 104729 % 1000000000000)::text, 12, '0') AS digits,
                'First' || floor(power(3000, random()))::int || ' ' || CASE WHEN n % 10000 = 1 THEN 'Zutshi'
                    WHEN n % 2 = 0 THEN 'Kumar' ELSE 'Last' || floor(power(5000, random()))::int END AS name) AS made""";

    private JdbcTemplate jdbc = new JdbcTemplate();

    @BeforeAll
    void fill() {
        jdbc = new JdbcTemplate(LocalPostgres.shared().create("order_scale"));
        jdbc.update(FILL, ORDERS);
        jdbc.update("INSERT INTO order_tag (order_id, tag) SELECT id, 'gift' FROM orders ORDER BY id LIMIT 10");
        jdbc.execute("VACUUM ANALYZE orders, order_tag");
    }

    @Test
    void rareNameIsFoundByItsIndex() {
        var plan = explain(OrderSearchRepository.page(searching(null, "zutshi", null, null)));

        assertThat(plan.get("Actual Rows").asInt()).isEqualTo(10);
        assertThat(plan.findValuesAsString("Index Name")).contains("orders_names");
        assertThat(buffers(plan)).isLessThan(MAX_BUFFERS);
        assertThat(buffers(explain(OrderSearchRepository.count(searching(null, "zutshi", null, null)))))
                .isLessThan(MAX_BUFFERS);
    }

    @Test
    void frequentNameIsFoundAmongTheNewestOrders() {
        var plan = explain(OrderSearchRepository.page(searching(null, "kumar", null, null)));

        assertThat(plan.get("Actual Rows").asInt()).isEqualTo(21);
        assertThat(buffers(plan)).isLessThan(MAX_BUFFERS);
    }

    @Test
    void partOfANumberIsFoundByItsIndex() {
        var digits = first("replace(number, '-', '')").substring(4, 10);

        var plan = explain(OrderSearchRepository.page(searching(digits, null, null, null)));

        assertThat(plan.get("Actual Rows").asInt()).isPositive();
        assertThat(plan.findValuesAsString("Index Name")).contains("orders_number_parts");
        assertThat(buffers(plan)).isLessThan(MAX_BUFFERS);
    }

    @Test
    void lastDigitsOfAPhoneAreFoundByTheirIndex() {
        var end = first("right(phone, 5)");

        var plan = explain(OrderSearchRepository.page(searching(null, null, end, null)));

        assertThat(plan.get("Actual Rows").asInt()).isPositive();
        assertThat(plan.findValuesAsString("Index Name")).contains("orders_phone_end");
        assertThat(buffers(plan)).isLessThan(MAX_BUFFERS);
    }

    @Test
    void rareTagIsFoundByItsIndex() {
        var plan = explain(OrderSearchRepository.page(searching(null, null, null, "gift")));

        assertThat(plan.get("Actual Rows").asInt()).isEqualTo(10);
        assertThat(buffers(plan)).isLessThan(MAX_BUFFERS);
    }

    /** A value of the first order. */
    private String first(String expression) {
        return jdbc.queryForList("SELECT %s FROM orders ORDER BY id LIMIT 1".formatted(expression), String.class)
                .getFirst();
    }

    private static OrderQuery searching(
            @Nullable String numberPart, @Nullable String name, @Nullable String phoneEnd, @Nullable String tag) {
        return new OrderQuery(
                null,
                null,
                null,
                numberPart,
                name,
                null,
                null,
                phoneEnd,
                tag,
                new OrderPeriod(null, null),
                20,
                null,
                false);
    }

    /** The executed plan. Fails if it reads a whole table. */
    private JsonNode explain(SqlStatement statement) {
        var explained = new SqlStatement(
                "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + statement.sql(),
                statement.arguments(),
                statement.customPlan());
        var text = jdbc.query(explained, (row, _) -> row.getString(1)).getFirst();
        var plan = JsonMapper.shared().readTree(text).get(0).get("Plan");
        assertThat(plan.findParents("Relation Name").stream()
                        .map(node -> node.get("Node Type").asString()
                                + ' '
                                + node.get("Relation Name").asString())
                        .toList())
                .as(text)
                .doesNotContain("Seq Scan orders");
        return plan;
    }

    private static long buffers(JsonNode plan) {
        return plan.get("Shared Hit Blocks").asLong()
                + plan.get("Shared Read Blocks").asLong();
    }
}

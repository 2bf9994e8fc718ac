package com.bharatmart.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bharatmart.order.GuestShopper;
import com.bharatmart.testing.Http;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Checks what must hold after every drill: no acknowledged order is lost, no order exists twice, no piece is sold
 * twice, and no work is left unfinished.
 */
public final class Audit {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final JdbcClient jdbc;
    private final OrderLedger ledger;
    private final long auditedChanges;

    private Audit(JdbcClient jdbc, OrderLedger ledger) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.auditedChanges = auditedChanges();
    }

    /** Created before the drill. Staff change nothing during the drill. */
    public static Audit of(OrderLedger ledger, JdbcClient jdbc) {
        return new Audit(jdbc, ledger);
    }

    /** Audits the database, repeats the requests whose outcome the shoppers do not know, and audits again. */
    public void run(Http http) {
        assertOrdersAreThoseOfTheShoppers();
        var expected = ledger.checkouts().stream()
                .filter(checkout -> checkout.isAcknowledged() || (checkout.isOpen() && isAnOrderNow(http, checkout)))
                .map(OrderLedger.Checkout::cart)
                .collect(Collectors.toSet());
        assertThat(ordersByCart().keySet()).isEqualTo(expected);
        assertStockAddsUp();
        assertNothingIsLeftUndone();
        assertThat(ledger.mixedUp()).as("shown to somebody else").isEmpty();
        assertThat(auditedChanges()).isEqualTo(auditedChanges);
    }

    /** Whether the repeated request gives an order. If not, other shoppers have bought everything in the meantime. */
    private static boolean isAnOrderNow(Http http, OrderLedger.Checkout checkout) {
        var again = new GuestShopper(http).checkoutWithRetry(checkout.cart(), checkout.key());
        if (again.status() == 201) {
            return true;
        }
        assertThat(again.json().path("code").asString("")).as(again.text()).isEqualTo("insufficient_stock");
        return false;
    }

    private void assertOrdersAreThoseOfTheShoppers() {
        var orders = ordersByCart();
        for (var checkout : ledger.checkouts()) {
            var order = orders.remove(checkout.cart());
            if (checkout.isAcknowledged()) {
                assertThat(order)
                        .as("the order of " + checkout.cart())
                        .isEqualTo(Objects.requireNonNull(checkout.answer())
                                .json()
                                .get("id")
                                .asString());
            } else {
                assertThat(order == null || checkout.isOpen())
                        .as("%s was refused for good, so there is no order", checkout.cart())
                        .isTrue();
            }
        }
        assertThat(orders).as("orders that nobody has asked for").isEmpty();
    }

    /**
     * The ids of the orders of these products by the paths of their carts. A unique index allows one order per cart.
     */
    private Map<String, String> ordersByCart() {
        var orders = new TreeMap<String, String>();
        jdbc.sql("""
                        SELECT o.cart_id, o.id::text FROM orders o
                        WHERE o.id IN (SELECT l.order_id FROM order_line l WHERE l.sku = ANY (?))""").param(skus()).query(row -> {
            orders.put("/api/v1/carts/" + row.getString(1), row.getString(2));
        });
        return orders;
    }

    private void assertStockAddsUp() {
        ledger.goods().forEach((sku, pieces) -> {
            var level = jdbc.sql("SELECT available, reserved, sold FROM stock_level WHERE sku = ?")
                    .param(sku.value())
                    .query((row, _) -> new int[] {row.getInt(1), row.getInt(2), row.getInt(3)})
                    .single();
            assertThat(level[0] + level[1] + level[2]).as("all of " + sku).isEqualTo(pieces);
            assertThat(level[0]).as("what is left of " + sku).isNotNegative();
            assertThat(level[2])
                    .as("what was sold of " + sku)
                    .isEqualTo(jdbc.sql("""
                                    SELECT coalesce(sum(l.quantity), 0)::int FROM order_line l
                                    JOIN orders o ON o.id = l.order_id AND o.status <> 'CANCELLED' WHERE l.sku = ?""")
                            .param(sku.value())
                            .query(Integer.class)
                            .single());
        });
    }

    private void assertNothingIsLeftUndone() {
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(jdbc.sql("SELECT count(*) FROM event_publication")
                                .query(Long.class)
                                .single())
                        .isZero());
    }

    private long auditedChanges() {
        return jdbc.sql("SELECT count(*) FROM audit_log WHERE actor_kind = 'STAFF' AND action !~ '\\.(viewed|listed)$'")
                .query(Long.class)
                .single();
    }

    private String[] skus() {
        return ledger.goods().keySet().stream().map(Object::toString).toArray(String[]::new);
    }
}

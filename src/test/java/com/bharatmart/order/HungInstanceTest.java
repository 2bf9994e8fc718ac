package com.bharatmart.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.local.LocalServices;
import com.bharatmart.shared.Sku;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.InProcessInstance;
import com.bharatmart.testing.TcpProxy;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An instance that is cut off from the database, or hangs, at the worst moment: it has taken the pieces, other buyers
 * wait for the row, and the commit does not come.
 */
@HttpTest
@Tag("instances")
class HungInstanceTest {

    private static final int CHECKOUTS = 20;
    private static final int PIECES = 10;
    private static final String NAME = "hung-" + UUID.randomUUID();

    @Autowired
    Http http;

    @Autowired
    TestProducts goods;

    @Autowired
    JdbcClient jdbc;

    @Test
    void othersOrderWhileItHangsBetweenTheStockAndTheCommitAndItOrdersNothingTwice() {
        var attempts = IntStream.range(0, CHECKOUTS)
                .mapToObj(_ -> goods.towel(PIECES))
                .map(sku -> new Attempt(sku, new GuestShopper(http).cartWith(1, sku)))
                .toList();
        try (var database = TcpProxy.to(LocalServices.postgresPort());
                var hung = start(database)) {
            var shopper = new GuestShopper(hung.http());
            hangAll(attempts, shopper, database);

            for (var attempt : attempts) {
                assertThat(shopper.checkoutPatiently(attempt.cart, "k").status())
                        .isEqualTo(201);
                assertThat(shopper.checkoutPatiently(attempt.cart, "k").header("Idempotent-Replayed"))
                        .contains("true");
                assertThat(level(attempt.sku)).isEqualTo((PIECES - 2) + "/0/2");
            }
        }
    }

    /** Another buys each sku before the instance wakes, and what it then answers was not ordered. */
    private void hangAll(List<Attempt> attempts, GuestShopper shopper, TcpProxy database) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            database.freezeAfter("INSERT INTO reservation");
            var answers = attempts.stream()
                    .map(attempt -> CompletableFuture.supplyAsync(() -> shopper.checkout(attempt.cart, "k"), threads))
                    .toList();
            try {
                await().until(() -> database.frozenConnections() == CHECKOUTS);
                for (var attempt : attempts) {
                    assertThat(another(attempt.sku).status()).isEqualTo(201);
                }
                assertThat(hanging()).isZero();
            } finally {
                database.restore();
            }
            for (var answer : answers) {
                var woken = answer.join();
                assertThat(woken.problem(503)).isEqualTo("dependency_unavailable");
                assertThat(woken.header("Retry-After")).isPresent();
            }
        }
    }

    private static InProcessInstance start(TcpProxy database) {
        return InProcessInstance.start(Map.of(
                // Statements go by their text, so that the proxy knows them.
                "spring.datasource.url",
                "jdbc:postgresql://127.0.0.1:%d/postgres?prepareThreshold=0".formatted(database.port()),
                "spring.datasource.hikari.data-source-properties.ApplicationName",
                NAME,
                // What its sessions have for other transactions does not end any of these within this test.
                "spring.datasource.hikari.data-source-properties.options",
                "-c lock_timeout=5s -c statement_timeout=30s -c idle_in_transaction_session_timeout=1h",
                "spring.datasource.hikari.maximum-pool-size",
                "32",
                "bharatmart.overload.least-connections",
                "24"));
    }

    private Http.Answer another(Sku sku) {
        var shopper = new GuestShopper(http);
        return shopper.checkoutPatiently(shopper.cartWith(1, sku));
    }

    /** Transactions of the instance that have taken stock and stand still, as the database sees it. */
    private int hanging() {
        return jdbc.sql("""
                        SELECT count(*)::int FROM pg_stat_activity
                        WHERE application_name = ? AND state = 'idle in transaction'
                        AND query LIKE '%INSERT INTO reservation%'""").param(NAME).query(Integer.class).single();
    }

    private String level(Sku sku) {
        return jdbc.sql("SELECT available || '/' || reserved || '/' || sold FROM stock_level WHERE sku = ?")
                .param(sku.value())
                .query(String.class)
                .single();
    }

    private record Attempt(Sku sku, String cart) {}
}

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

/** An instance hangs, or is cut off from the database, after it has taken stock and before its commit. */
@HttpTest
@Tag("instances")
class HungInstanceTest {

    private static final int CHECKOUTS = 20;
    private static final int UNITS = 10;
    private static final String NAME = "hung-" + UUID.randomUUID();

    @Autowired
    Http http;

    @Autowired
    TestProducts products;

    @Autowired
    JdbcClient jdbc;

    @Test
    void otherInstancesOrderWhileOneHangsBeforeCommitAndItOrdersNothingTwice() {
        var attempts = IntStream.range(0, CHECKOUTS)
                .mapToObj(_ -> products.towel(UNITS))
                .map(sku -> new Attempt(sku, new GuestShopper(http).cartWith(1, sku)))
                .toList();
        try (var database = TcpProxy.to(LocalServices.postgresPort());
                var hung = start(database)) {
            var shopper = new GuestShopper(hung.http());
            hangAll(attempts, shopper, database);

            for (var attempt : attempts) {
                assertThat(shopper.checkoutWithRetry(attempt.cart, "k").status())
                        .isEqualTo(201);
                assertThat(shopper.checkoutWithRetry(attempt.cart, "k").header("Idempotent-Replayed"))
                        .contains("true");
                assertThat(level(attempt.sku)).isEqualTo((UNITS - 2) + "/0/2");
            }
        }
    }

    /** Another shopper buys each SKU before the instance resumes. The interrupted checkouts place no order. */
    private void hangAll(List<Attempt> attempts, GuestShopper shopper, TcpProxy database) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            database.freezeAfter("INSERT INTO reservation");
            var answers = attempts.stream()
                    .map(attempt -> CompletableFuture.supplyAsync(() -> shopper.checkout(attempt.cart, "k"), threads))
                    .toList();
            try {
                await().until(() -> database.frozenConnections() == CHECKOUTS);
                for (var attempt : attempts) {
                    assertThat(buyFromAnotherInstance(attempt.sku).status()).isEqualTo(201);
                }
                assertThat(hanging()).isZero();
            } finally {
                database.restore();
            }
            for (var answer : answers) {
                var resumed = answer.join();
                assertThat(resumed.problem(503)).isEqualTo("dependency_unavailable");
                assertThat(resumed.header("Retry-After")).isPresent();
            }
        }
    }

    private static InProcessInstance start(TcpProxy database) {
        return InProcessInstance.start(Map.of(
                // Without prepared statements the proxy sees the text of each statement.
                "spring.datasource.url",
                "jdbc:postgresql://127.0.0.1:%d/postgres?prepareThreshold=0".formatted(database.port()),
                "spring.datasource.hikari.data-source-properties.ApplicationName",
                NAME,
                // The limits of its sessions do not end a transaction within this test.
                "spring.datasource.hikari.data-source-properties.options",
                "-c lock_timeout=5s -c statement_timeout=30s -c idle_in_transaction_session_timeout=1h",
                "spring.datasource.hikari.maximum-pool-size",
                "32",
                "bharatmart.overload.least-connections",
                "24"));
    }

    private Http.Response buyFromAnotherInstance(Sku sku) {
        var shopper = new GuestShopper(http);
        return shopper.checkoutWithRetry(shopper.cartWith(1, sku));
    }

    /** The idle transactions of the instance that have taken stock, as the database sees them. */
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

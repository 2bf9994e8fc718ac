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
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An instance hangs, or is cut off from the database, after it has sent the statement that takes or returns stock. */
@HttpTest
@Tag("instances")
class HungInstanceTest {

    private static final int REQUESTS = 20;
    private static final int UNITS = 10;
    private static final String NAME = "hung-" + UUID.randomUUID();

    @Autowired
    Http http;

    @Autowired
    TestProducts products;

    @Autowired
    JdbcClient jdbc;

    /** The commit of a checkout leaves with the statement that takes the stock. */
    @Test
    void otherInstancesOrderWhileOneHangsInItsCommitAndItOrdersNothingTwice() {
        var attempts = attempts();
        try (var database = TcpProxy.to(LocalServices.postgresPort());
                var hung = start(database)) {
            var shopper = new GuestShopper(hung.http());

            var answers =
                    hang(database, "INSERT INTO reservation", attempts, attempt -> shopper.checkout(attempt.cart, "k"));

            answers.forEach(answer -> assertThat(answer.status()).isEqualTo(201));
            for (var attempt : attempts) {
                var repeated = shopper.checkoutWithRetry(attempt.cart, "k");
                assertThat(repeated.status()).isEqualTo(201);
                assertThat(repeated.header("Idempotent-Replayed")).contains("true");
                assertThat(level(attempt.sku)).isEqualTo((UNITS - 2) + "/0/2");
            }
        }
    }

    /** The commit of a cancellation is a request of its own: the database ends the transaction of an instance that hangs before it. */
    @Test
    void otherInstancesOrderWhileOneHangsBeforeItsCommitAndItReturnsNothingTwice() {
        var attempts = attempts();
        try (var database = TcpProxy.to(LocalServices.postgresPort());
                var hung = start(database)) {
            var shopper = new GuestShopper(hung.http());
            var orders = attempts.stream()
                    .collect(Collectors.toMap(Function.identity(), attempt -> shopper.checkoutWithRetry(attempt.cart)));

            var answers = hang(
                    database,
                    "s.available + l.quantity",
                    attempts,
                    attempt -> cancel(hung, Objects.requireNonNull(orders.get(attempt))));

            for (var answer : answers) {
                assertThat(answer.problem(503)).isEqualTo("dependency_unavailable");
                assertThat(answer.header("Retry-After")).isPresent();
            }
            orders.forEach((attempt, order) -> {
                assertThat(level(attempt.sku)).isEqualTo((UNITS - 2) + "/0/2");
                assertThat(cancel(hung, order).status()).isEqualTo(200);
                assertThat(cancel(hung, order).header("Idempotent-Replayed")).contains("true");
                assertThat(level(attempt.sku)).isEqualTo((UNITS - 1) + "/0/1");
            });
        }
    }

    private List<Attempt> attempts() {
        return IntStream.range(0, REQUESTS)
                .mapToObj(_ -> products.towel(UNITS))
                .map(sku -> new Attempt(sku, new GuestShopper(http).cartWith(1, sku)))
                .toList();
    }

    /** The answers to requests whose instance hangs after this text was sent. Another shopper buys each SKU before it resumes. */
    private List<Http.Response> hang(
            TcpProxy database, String text, List<Attempt> attempts, Function<Attempt, Http.Response> request) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            database.freezeAfter(text);
            var answers = attempts.stream()
                    .map(attempt -> CompletableFuture.supplyAsync(() -> request.apply(attempt), threads))
                    .toList();
            try {
                await().until(() -> database.frozenConnections() == REQUESTS);
                for (var attempt : attempts) {
                    assertThat(buyFromAnotherInstance(attempt.sku).status()).isEqualTo(201);
                }
                assertThat(openTransactions()).isZero();
            } finally {
                database.restore();
            }
            return answers.stream().map(CompletableFuture::join).toList();
        }
    }

    private static Http.Response cancel(InProcessInstance instance, Http.Response order) {
        return instance.http()
                .post(
                        order.header("Location").orElseThrow() + "/cancel",
                        "",
                        "X-Order-Token",
                        order.json().get("token").asString(),
                        "Idempotency-Key",
                        "c");
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

    /** The idle transactions of the instance, as the database sees them. */
    private int openTransactions() {
        return jdbc.sql("""
                        SELECT count(*)::int FROM pg_stat_activity
                        WHERE application_name = ? AND state LIKE 'idle in transaction%'""").param(NAME).query(Integer.class).single();
    }

    private String level(Sku sku) {
        return jdbc.sql("SELECT available || '/' || reserved || '/' || sold FROM stock_level WHERE sku = ?")
                .param(sku.value())
                .query(String.class)
                .single();
    }

    private record Attempt(Sku sku, String cart) {}
}

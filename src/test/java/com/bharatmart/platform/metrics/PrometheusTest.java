package com.bharatmart.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.order.GuestShopper;
import com.bharatmart.shared.Sku;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Every query of a document, rule, alert or dashboard has a result in a real Prometheus that scrapes a real instance. */
@HttpTest
@Tag("instances")
class PrometheusTest {

    private static final List<String> CONTRACT_QUERIES = List.of(
            "rate(http_requests_total{status_code=~\"5..\"}[5m])",
            "sum by (instance) (rate(http_requests_total{status_code=~\"5..\"}[5m]))",
            "histogram_quantile(0.95, rate(http_request_duration_seconds_bucket[5m]))",
            "histogram_quantile(0.95, sum by (instance, le) (rate(http_request_duration_seconds_bucket[5m])))",
            "rate(orders_failed_total[5m])",
            "sum by (instance) (rate(orders_failed_total[5m]))",
            "rate(orders_created_total[5m])");

    @Autowired
    TestProducts products;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @TempDir
    Path folder;

    @Test
    void everyQueryHasAResult() throws IOException {
        assumeTrue(Files.isExecutable(PrometheusServer.BINARY), "Prometheus is installed");
        var done = new AtomicBoolean();
        var sku = products.towel(100_000);
        try (var service = ServiceProcess.start(
                        "--bharatmart.payment.razorpay.base-url=http://localhost:1/v1",
                        "--bharatmart.payment.razorpay.key-id=key",
                        "--bharatmart.payment.razorpay.key-secret=" + UUID.randomUUID());
                var prometheus = PrometheusServer.start(folder, service.port());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            await().ignoreExceptions().until(prometheus::isReady);
            threads.execute(() -> shop(new GuestShopper(service.http()), sku, done));
            try {
                failOnce(new GuestShopper(service.http()), sku);
                var queries = new TreeSet<>(CONTRACT_QUERIES);
                Stream.of(
                                PromQlExpressions.ofRecordingRules(),
                                PromQlExpressions.selectorsOfAlerts(),
                                PromQlExpressions.ofDashboards(),
                                PromQlExpressions.ofDocuments())
                        .forEach(some -> queries.addAll(some.toList()));
                await().atMost(Duration.ofMinutes(2))
                        .pollInterval(Duration.ofSeconds(1))
                        .untilAsserted(() -> assertThat(queries.stream()
                                        .filter(query -> prometheus.query(query).isEmpty()))
                                .as("queries without a result")
                                .isEmpty());
            } finally {
                done.set(true);
            }
        }
    }

    private static void shop(GuestShopper shopper, Sku sku, AtomicBoolean done) {
        while (!done.get()) {
            shopper.http().get("/api/v1/products?limit=2");
            shopper.checkout(shopper.cartWith(1, sku));
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    /** Causes a 503: the cart is locked for longer than a request may wait. */
    private void failOnce(GuestShopper shopper, Sku sku) {
        var cart = shopper.cartWith(1, sku);
        transactions.executeWithoutResult(_ -> {
            jdbc.sql("SELECT id FROM cart WHERE id = ? FOR UPDATE")
                    .param(cart.substring(cart.lastIndexOf('/') + 1))
                    .query(String.class)
                    .single();
            assertThat(shopper.checkout(cart).problem(503)).isEqualTo("overloaded");
        });
    }
}

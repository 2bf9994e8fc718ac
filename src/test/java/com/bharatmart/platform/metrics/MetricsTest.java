package com.bharatmart.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.order.GuestShopper;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.ServiceProcess;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The metrics of an instance that only these tests use. */
@HttpTest
@Tag("instances")
class MetricsTest {

    private static ServiceProcess service;

    @Autowired
    TestProducts products;

    @BeforeAll
    static void start() {
        service = ServiceProcess.start();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void countsAndTimesRequestsByTheTemplateOfTheirRoute() {
        service.http().get("/api/v1/products/" + UUID.randomUUID());

        var labels = "{method=\"GET\",route=\"/api/v1/products/{slug}\",status_code=\"404\"}";
        await().until(() -> value("http_requests_total" + labels) >= 1);
        assertThat(lines())
                .anyMatch(line -> line.startsWith("http_request_duration_seconds_bucket")
                        && line.contains("route=\"/api/v1/products/{slug}\"")
                        && line.contains("le=\"0.3\""));
    }

    @Test
    void countsUnknownPathsAndMethodsInOneSeries() {
        IntStream.range(0, 20).forEach(n -> service.http().get("/nothing/" + UUID.randomUUID()));
        IntStream.range(0, 5).forEach(n -> service.http().send("MADEUP" + n, "/", null));

        await().until(() -> value("http_requests_total{method=\"GET\",route=\"unknown\",status_code=\"404\"}") >= 20);
        assertThat(lines().filter(line -> line.contains("MADEUP"))).isEmpty();
        assertThat(lines().filter(line -> line.contains("/nothing/"))).isEmpty();
    }

    /** A filter rejects the request before it reaches a controller. */
    @Test
    void hasTheRouteOfARequestThatAFilterRejects() {
        service.http()
                .send(
                        "POST",
                        "/api/v1/carts/x/checkout",
                        "{}",
                        "Content-Encoding",
                        "gzip",
                        "Content-Type",
                        "application/json");

        await().until(() -> value("http_requests_total{method=\"POST\",route=\"/api/v1/carts/{cartId}/checkout\","
                        + "status_code=\"415\"}")
                >= 1);
        await().until(() -> value("orders_failed_total{reason=\"unsupported_media_type\"}") >= 1);
    }

    @Test
    void countsOrdersRevenueAndFailuresByReason() {
        var sku = products.towel(3);
        var shopper = new GuestShopper(service.http());
        var late = shopper.cartWith(2, sku);
        var created = value("orders_created_total");
        var revenue = value("orders_revenue_paise_total");
        var soldOut = value("stock_outs_total");
        var failed = value("orders_failed_total{reason=\"insufficient_stock\"}");

        var order = shopper.checkout(shopper.cartWith(3, sku));
        assertThat(shopper.checkout(late).status()).isEqualTo(409);

        await().until(() -> value("orders_created_total") == created + 1);
        await().until(() -> value("orders_failed_total{reason=\"insufficient_stock\"}") == failed + 1);
        assertThat(value("orders_revenue_paise_total"))
                .isEqualTo(revenue + order.json().at("/total/amount").asLong());
        assertThat(value("stock_outs_total")).isEqualTo(soldOut + 1);
        assertThat(value("carts_created_total")).isGreaterThanOrEqualTo(2);
    }

    @Test
    void doesNotCountAReplayedResponseAsAnOrder() {
        var shopper = new GuestShopper(service.http());
        var cart = shopper.cartWith(1, products.towel(3));
        var key = UUID.randomUUID().toString();
        shopper.checkout(cart, key);
        var created = value("orders_created_total");

        assertThat(shopper.checkout(cart, key).header("Idempotent-Replayed")).contains("true");

        assertThat(value("orders_created_total")).isEqualTo(created);
    }

    @Test
    void includesThePoolTheCacheTheJvmAndTheEvents() {
        assertThat(lines())
                .anyMatch(line -> line.startsWith("hikaricp_connections_active{"))
                .anyMatch(line -> line.startsWith("cache_gets_total{") && line.contains("catalogue"))
                .anyMatch(line -> line.startsWith("jvm_memory_used_bytes{"))
                .anyMatch(line -> line.startsWith("instance_info{"))
                .anyMatch(line -> line.equals("health_check_up{check=\"database\"} 1.0")
                        || line.equals("health_check_up{check=\"database\"} 1"));
        await().until(() -> lines().anyMatch(line -> line.matches("events_oldest_undelivered_seconds \\d.*")));
    }

    private static java.util.stream.Stream<String> lines() {
        return service.http().get("/metrics").text().lines();
    }

    /** 0 for a series that does not exist yet. */
    private static double value(String series) {
        return lines().filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(0);
    }
}

package com.bharatmart.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bharatmart.order.GuestShopper;
import com.bharatmart.shared.Sku;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.InProcessInstance;
import com.bharatmart.testing.PostgresWithStandby;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An instance that knows a primary and its standby, with the default: the primary first. */
@Tag("instances")
@Tag("promise")
class ReplicaFailoverTest {

    /** A database of Redis that no other instance uses. */
    private static final String REDIS_DATABASE = "6";

    @TempDir
    static Path folder;

    private static PostgresWithStandby postgres;
    private static InProcessInstance instance;
    private static Http http;
    private static TestProducts products;

    @BeforeAll
    static void start() {
        postgres = PostgresWithStandby.start(folder);
        var properties = new HashMap<>(postgres.asProperties());
        properties.put("spring.data.redis.database", REDIS_DATABASE);
        // So that the pages of these tests are in no cache.
        properties.put("bharatmart.catalog.warm-up", "0s");
        instance = InProcessInstance.start(properties);
        http = instance.http();
        products = TestProducts.of(instance);
    }

    @AfterAll
    static void stop() {
        instance.close();
        postgres.close();
    }

    @AfterEach
    void restore() {
        postgres.primary().start();
        await().until(() -> http.post("/api/v1/carts", "").status() == 201);
    }

    @Test
    void servesPagesOfTheCatalogThatNoCacheHasWhileThePrimaryIsStopped() {
        var sku = products.towel(3);
        postgres.awaitReplay();
        var served = replicaReads();

        postgres.primary().stop();
        var answers = pages(sku).stream()
                .collect(Collectors.toMap(page -> page, page -> http.get(page).status()));

        assertThat(answers)
                .allSatisfy((page, status) -> assertThat(status).as(page).isEqualTo(200));
        // A read that waited for the primary may be served by the service's own pool, once that reads from the standby.
        assertThat(replicaReads()).isGreaterThan(served);
        assertThat(http.get("/api/v1/products/no-such-product").status()).isEqualTo(404);
    }

    @Test
    void writesNothingWhileThePrimaryIsStopped() {
        var sku = products.towel(3);
        var shopper = new GuestShopper(http);
        var cart = shopper.cartWith(1, sku);
        postgres.awaitReplay();

        postgres.primary().stop();

        assertThat(List.of(
                        http.post("/api/v1/carts", ""),
                        shopper.add(cart, sku, 1),
                        shopper.checkout(cart),
                        http.post("/api/v1/auth/login", """
                                {"email": "shopper@example.com", "password": "correct horse battery"}""")))
                .allSatisfy(answer -> {
                    assertThat(answer.status()).isEqualTo(503);
                    assertThat(answer.header("Retry-After")).isPresent();
                });
    }

    @Test
    void aPageOfAReplicaThatIsBehindIsNotServedOnceThePrimaryIsBack() {
        var sku = products.towel(3);
        var page = "/api/v1/products/" + TestProducts.slug(sku) + "?include=related";
        postgres.awaitReplay();
        postgres.pauseReplay();
        try {
            postgres.primary()
                    .client()
                    .sql("UPDATE variant SET price = 12300 WHERE sku = ?")
                    .param(sku.value())
                    .update();
            postgres.primary().stop();
            assertThat(price(page)).isEqualTo(49_900);

            postgres.primary().start();
            await().until(() -> http.post("/api/v1/carts", "").status() == 201);

            await().until(() -> price(page) == 12_300);
        } finally {
            postgres.resumeReplay();
        }
    }

    private static List<String> pages(Sku sku) {
        var slug = TestProducts.slug(sku);
        return List.of(
                "/api/v1/products?minPrice=1",
                "/api/v1/products?facets=true&include=total",
                "/api/v1/products?q=towel",
                "/api/v1/products?q=tovel",
                "/api/v1/products?q=" + sku,
                "/api/v1/products?brand=neelkosh",
                "/api/v1/products?category=towels&sort=-price",
                "/api/v1/products/" + slug,
                "/api/v1/products/" + slug + "?include=related",
                "/api/v1/products/" + slug + "/related",
                "/api/v1/variants/" + sku,
                "/api/v1/categories",
                "/api/v1/categories/towels",
                "/api/v1/search/suggestions?q=tow");
    }

    private static int price(String page) {
        return http.get(page).json().at("/variants/0/price/amount").asInt();
    }

    private static double replicaReads() {
        return http.get("/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith("reads_routed_total{") && line.contains("database=\"replica\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}

package com.bharatmart.platform.dependency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.identity.SignedInClient;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.order.GuestShopper;
import com.bharatmart.shared.Sku;
import com.bharatmart.testing.CapturedLog;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.InProcessInstance;
import com.bharatmart.testing.PostgresWithStandby;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Instances on a hot standby: they serve reads, refuse writes, and sell once the standby is promoted. */
@Tag("instances")
class ReadOnlyDatabaseTest {

    private static final String ORDERS = "/api/v1/orders";

    @TempDir
    Path folder;

    private PostgresWithStandby servers;

    @BeforeEach
    void start() {
        servers = PostgresWithStandby.start(folder);
    }

    @AfterEach
    void stop() {
        servers.close();
    }

    @Test
    void startsOnAStandbyAndSellsOnceItIsPromoted() {
        Sku sku;
        String cart;
        Http.Response order;
        try (var primary = instance(servers.asProperties(), 8)) {
            var shopper = new GuestShopper(primary.http());
            sku = TestProducts.of(primary).towel(5);
            order = shopper.checkout(shopper.cartWith(1, sku));
            cart = shopper.cartWith(1, sku);
            servers.awaitReplay();
            assertThat(servers.sessionsAtStandby()).isZero();
        }
        try (var standby = instance(servers.standby().asProperties(), 9);
                var log = new CapturedLog()) {
            var http = standby.http();

            await().until(() -> health(http).equals("200 DEGRADED, database READ_ONLY"));
            assertThat(http.get("/api/v1/products/" + TestProducts.slug(sku)).status())
                    .isEqualTo(200);
            assertThat(http.get(cart).json().get("items")).hasSize(1);
            assertThat(http.get(
                                    order.header("Location").orElseThrow(),
                                    "X-Order-Token",
                                    order.json().get("token").asString())
                            .status())
                    .isEqualTo(200);
            refusesWrites(http, cart, sku);

            servers.promoteStandby();

            await().until(() -> health(http).equals("200 UP, database UP"));
            assertThat(new GuestShopper(http).checkoutWithRetry(cart).status()).isEqualTo(201);
            assertThat(log.all()).noneMatch(entry -> entry.startsWith("ERROR com.bharatmart"));
        }
    }

    @Test
    void readsFromTheStandbyWhileThereIsNoPrimary() {
        try (var instance = instance(servers.asProperties(), 8);
                var log = new CapturedLog()) {
            var http = instance.http();
            await().until(() -> health(http).equals("200 UP, database UP"));
            var sku = TestProducts.of(instance).towel(5);
            var customer = TestAccounts.of(instance).customer();
            var cart = order(customer, sku);
            servers.awaitReplay();

            servers.primary().stop();

            await().until(() -> health(http).equals("200 DEGRADED, database READ_ONLY"));
            await().until(() -> customer.get(ORDERS).status() == 200);
            assertThat(customer.get(ORDERS).json().get("data")).hasSize(1);
            assertThat(http.get("/api/v1/products/" + TestProducts.slug(sku)).status())
                    .isEqualTo(200);
            refusesWrites(http, cart, sku);

            servers.promoteStandby();

            await().until(() -> health(http).equals("200 UP, database UP"));
            var shopper = new GuestShopper(http);
            assertThat(shopper.checkoutWithRetry(shopper.cartWith(1, sku)).status())
                    .isEqualTo(201);
            assertThat(log.all()).noneMatch(entry -> entry.startsWith("ERROR com.bharatmart"));
        }
    }

    @Test
    void leavesTheStandbyAsSoonAsThePrimaryIsBack() {
        try (var instance = instance(servers.asProperties(), 8)) {
            var http = instance.http();
            await().until(() -> health(http).equals("200 UP, database UP"));
            servers.primary().stop();
            await().until(() -> health(http).equals("200 DEGRADED, database READ_ONLY"));
            await().until(() -> http.get("/api/v1/products").status() == 200);
            await().until(() -> servers.sessionsAtStandby() > 0);

            servers.primary().start();

            await().until(() -> health(http).equals("200 UP, database UP"));
            await().until(() -> http.post("/api/v1/carts", "").status() == 201);
            await().until(() -> servers.sessionsAtStandby() == 0);
        }
    }

    /** Instances with another number are in another region: sessions, and what instances tell each other, are in Redis. */
    private static InProcessInstance instance(Map<String, String> database, int redisDatabase) {
        var properties = new HashMap<>(database);
        properties.put("spring.data.redis.database", String.valueOf(redisDatabase));
        return InProcessInstance.start(properties);
    }

    private static String order(SignedInClient customer, Sku sku) {
        var cart = customer.post("/api/v1/carts", "").header("Location").orElseThrow();
        customer.post(cart + "/items", "{\"sku\": \"%s\", \"quantity\": 1}".formatted(sku));
        var placed = customer.post(
                cart + "/checkout",
                GuestShopper.CHECKOUT,
                "Idempotency-Key",
                UUID.randomUUID().toString());
        assertThat(placed.status()).isEqualTo(201);
        return cart;
    }

    private static void refusesWrites(Http http, String cart, Sku sku) {
        var shopper = new GuestShopper(http);
        var refused = shopper.checkout(cart);
        assertThat(refused.problem(503)).isEqualTo("read_only");
        assertThat(refused.header("Retry-After")).isPresent();
        assertThat(shopper.add(cart, sku, 1).problem(503)).isEqualTo("read_only");
        assertThat(http.post("/api/v1/carts", "").problem(503)).isEqualTo("read_only");
        assertThat(SignedInClient.login(http, "someone@example.com", "mangoes ripen in may")
                        .problem(503))
                .isEqualTo("read_only");
    }

    private static String health(Http http) {
        var answer = http.get("/api/health");
        return "%d %s, database %s"
                .formatted(
                        answer.status(),
                        answer.json().get("status").asString(),
                        answer.json().at("/checks/database/status").asString());
    }
}

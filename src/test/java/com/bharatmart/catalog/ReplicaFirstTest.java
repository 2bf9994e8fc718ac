package com.bharatmart.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bharatmart.testing.Http;
import com.bharatmart.testing.InProcessInstance;
import com.bharatmart.testing.PostgresWithStandby;
import java.nio.file.Path;
import java.util.HashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An instance that always reads the catalog from the replica, if it can. */
@Tag("instances")
class ReplicaFirstTest {

    /** A database of Redis that no other instance uses. */
    private static final String REDIS_DATABASE = "7";

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
        properties.put("bharatmart.replica.reads", "always");
        properties.put("bharatmart.replica.max-lag", "1s");
        instance = InProcessInstance.start(properties);
        http = instance.http();
        products = TestProducts.of(instance);
    }

    @AfterAll
    static void stop() {
        instance.close();
        postgres.close();
    }

    @BeforeEach
    void awaitReplica() {
        await().until(() -> metric("dependency_away{dependency=\"replica\"}") == 0);
    }

    @AfterEach
    void restore() {
        postgres.standby().start();
        postgres.resumeReplay();
    }

    @Test
    void readsTheReplicaWhileThePrimaryAnswers() {
        var page = "/api/v1/products/" + TestProducts.slug(products.towel(3));
        postgres.awaitReplay();
        var byPrimary = reads("primary");
        var byReplica = reads("replica");

        assertThat(http.get(page).status()).isEqualTo(200);

        assertThat(reads("primary")).isEqualTo(byPrimary);
        assertThat(reads("replica")).isGreaterThan(byReplica);
    }

    @Test
    void readsThePrimaryIfTheReplicaIsTooFarBehind() {
        var sku = products.towel(3);
        var page = "/api/v1/products/" + TestProducts.slug(sku);
        postgres.awaitReplay();
        await().until(() -> price(page) == 49_900);
        postgres.pauseReplay();

        postgres.primary()
                .client()
                .sql("UPDATE variant SET price = 12300 WHERE sku = ?")
                .param(sku.value())
                .update();

        await().until(() -> price(page) == 12_300);
        assertThat(metric("replica_lag_seconds")).isGreaterThan(1);
        postgres.resumeReplay();
        await().until(() -> metric("dependency_away{dependency=\"replica\"}") == 0);
    }

    @Test
    void readsThePrimaryAndIsDegradedWithoutAStandby() {
        var page = "/api/v1/products/" + TestProducts.slug(products.towel(3));
        postgres.standby().stop();

        assertThat(http.get(page).status()).isEqualTo(200);

        await().until(() -> health().equals("DEGRADED DOWN"));
        assertThat(http.get("/api/v1/products?minPrice=2").status()).isEqualTo(200);
        postgres.standby().start();
        await().until(() -> health().equals("UP UP"));
    }

    private static String health() {
        var health = http.get("/api/health").json();
        return health.get("status").asString() + " "
                + health.at("/checks/replica/status").asString();
    }

    private static int price(String page) {
        return http.get(page).json().at("/variants/0/price/amount").asInt();
    }

    private static double reads(String database) {
        return metric("reads_routed_total{database=\"" + database + "\"}");
    }

    private static double metric(String name) {
        return http.get("/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}

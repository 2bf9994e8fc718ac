package com.bharatmart.platform.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.local.LocalServices;
import com.bharatmart.order.GuestShopper;
import com.bharatmart.shared.Sku;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.ServiceProcess;
import com.bharatmart.testing.TcpProxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A single instance behind proxies that can break its connections to the database and to Redis. */
@HttpTest
@Tag("instances")
@Tag("promise")
@Tag("redis")
class DependencyOutageTest {

    private static final int STUCK = 20;

    /** A database of Redis that no other instance uses. */
    private static final String REDIS_DATABASE = "5";

    private static TcpProxy database;
    private static TcpProxy redis;
    private static ServiceProcess service;

    @Autowired
    TestProducts products;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @BeforeAll
    static void start() {
        database = TcpProxy.to(LocalServices.postgresPort());
        redis = TcpProxy.to(LocalServices.redisPort());
        service = ServiceProcess.start(
                "--spring.datasource.url=jdbc:postgresql://127.0.0.1:" + database.port() + "/postgres",
                "--spring.datasource.hikari.maximum-pool-size=2",
                "--spring.data.redis.port=" + redis.port(),
                "--spring.data.redis.database=" + REDIS_DATABASE,
                "--bharatmart.instance.id=one",
                "--bharatmart.instance.fault-domain=FAULT-DOMAIN-2");
    }

    @AfterAll
    static void stop() {
        service.close();
        database.close();
        redis.close();
    }

    @AfterEach
    void restore() {
        database.restore();
        redis.restore();
        await().until(() -> status().equals("200 UP"));
    }

    @Test
    void returnsTheConfiguredIdentity() {
        var instance = service.http().get("/api/health").json().get("instance");

        assertThat(instance.get("id").asString()).isEqualTo("one");
        assertThat(instance.get("faultDomain").asString()).isEqualTo("FAULT-DOMAIN-2");
    }

    @Test
    void isDownWhileTheDatabaseHangs() {
        database.freeze();

        await().until(() -> status().equals("503 DOWN"));
        assertThat(check("database")).isEqualTo("DOWN");
        assertThat(check("cache")).isEqualTo("UP");
    }

    @Test
    void isDownWhileTheDatabaseIsGone() {
        database.cut();

        await().until(() -> status().equals("503 DOWN"));
        assertThat(service.http().send("HEAD", "/api/health", null).status()).isEqualTo(503);
    }

    @Test
    void isDegradedWhileRedisDropsPackets() {
        redis.freeze();

        await().until(() -> status().equals("200 DEGRADED"));
        assertThat(check("database")).isEqualTo("UP");
        assertThat(check("cache")).isEqualTo("DOWN");
    }

    @Test
    void isDegradedWhileRedisIsGone() {
        redis.cut();

        await().until(() -> status().equals("200 DEGRADED"));
    }

    /** Each request waits for the same row, or for the only connection for requests, or is rejected. */
    @Test
    void isUpWhileThePoolIsExhaustedAndRequestsAreRejected() throws InterruptedException {
        var sku = products.towel(10);
        var shopper = new GuestShopper(service.http());
        var cart = shopper.cart();
        var release = new CountDownLatch(1);
        var locked = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var lock = threads.submit(() -> transactions.execute(_ -> {
                jdbc.sql("SELECT id FROM cart WHERE id = ? FOR UPDATE")
                        .param(cart.substring(cart.lastIndexOf('/') + 1))
                        .query(String.class)
                        .single();
                locked.countDown();
                return awaitUnchecked(release);
            }));
            assertThat(locked.await(10, TimeUnit.SECONDS)).isTrue();
            var stuck = new ArrayList<CompletableFuture<Void>>();
            for (var n = 0; n < STUCK; n++) {
                stuck.add(CompletableFuture.runAsync(() -> addUntil(release, shopper, cart, sku), threads));
            }
            await().until(() -> metric("overload_inside{gate=\"database\"}") == 1
                    && metric("overload_refused_total{gate=\"database\"") > STUCK);

            assertThat(status()).isEqualTo("200 UP");

            release.countDown();
            stuck.forEach(CompletableFuture::join);
            assertThat(lock).succeedsWithin(Duration.ofSeconds(30));
        }
    }

    private static void addUntil(CountDownLatch end, GuestShopper shopper, String cart, Sku sku) {
        while (end.getCount() > 0) {
            shopper.add(cart, sku, 1);
            LockSupport.parkNanos(10_000_000);
        }
    }

    private static boolean awaitUnchecked(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String status() {
        var answer = service.http().get("/api/health");
        return answer.status() + " " + answer.json().get("status").asString();
    }

    private static String check(String name) {
        return service.http()
                .get("/api/health")
                .json()
                .at("/checks/" + name + "/status")
                .asString();
    }

    private static double metric(String name) {
        return service.http()
                .get("/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}

package com.bharatmart.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.shared.Sku;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.ServiceProcess;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An instance that is killed during checkouts loses no acknowledged order and places none twice. */
@HttpTest
@Tag("instances")
@Tag("promise")
class InstanceCrashTest {

    private static final int SHOPPERS = 8;
    private static final int ORDERS_BEFORE_CRASH = 60;
    private static final int UNITS = 10_000;

    @Autowired
    TestProducts products;

    @Autowired
    JdbcClient jdbc;

    @Test
    void everyAcknowledgedOrderIsThereAndNoKeyGivesASecondOne() throws InterruptedException {
        var sku = products.towel(UNITS);
        Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();
        shopUntilTheCrash(sku, attempts);
        var acknowledged = attempts.stream().filter(Attempt::isAcknowledged).toList();
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ORDERS_BEFORE_CRASH);

        try (var service = ServiceProcess.start()) {
            var http = service.http();
            for (var attempt : acknowledged) {
                assertThat(attempt.read(http).status()).isEqualTo(200);
            }
            for (var attempt : attempts) {
                assertThat(attempt.repeat(http).json().get("id"))
                        .isEqualTo(attempt.repeat(http).json().get("id"));
            }
            for (var attempt : acknowledged) {
                assertThat(attempt.repeat(http).text()).isEqualTo(attempt.text());
            }
        }

        assertThat(jdbc.sql("SELECT count(DISTINCT order_id) FROM order_line WHERE sku = ?")
                        .param(sku.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(attempts.size());
        assertThat(jdbc.sql("SELECT available || ' ' || sold FROM stock_level WHERE sku = ?")
                        .param(sku.value())
                        .query(String.class)
                        .single())
                .isEqualTo((UNITS - attempts.size()) + " " + attempts.size());
    }

    private static void shopUntilTheCrash(Sku sku, Queue<Attempt> attempts) throws InterruptedException {
        var service = ServiceProcess.start();
        var enough = new CountDownLatch(ORDERS_BEFORE_CRASH);
        List<Thread> shoppers = new ArrayList<>();
        for (var n = 0; n < SHOPPERS; n++) {
            shoppers.add(Thread.ofVirtual().start(() -> shop(new GuestShopper(service.http()), sku, attempts, enough)));
        }
        assertThat(enough.await(5, TimeUnit.MINUTES)).isTrue();
        service.kill();
        for (var shopper : shoppers) {
            shopper.join();
        }
    }

    private static void shop(GuestShopper shopper, Sku sku, Queue<Attempt> attempts, CountDownLatch enough) {
        while (true) {
            try {
                var cart = shopper.cartWith(1, sku);
                var key = UUID.randomUUID().toString();
                attempts.add(attempt(shopper, cart, key));
                enough.countDown();
            } catch (UncheckedIOException e) {
                return;
            }
        }
    }

    private static Attempt attempt(GuestShopper shopper, String cart, String key) {
        try {
            return new Attempt(cart, key, shopper.checkout(cart, key));
        } catch (UncheckedIOException e) {
            return new Attempt(cart, key, null);
        }
    }

    /** A checkout that was sent, with or without an answer. */
    private record Attempt(String cart, String key, Http.@Nullable Response answer) {
        boolean isAcknowledged() {
            return answer != null && answer.status() == 201;
        }

        String text() {
            return answer == null ? "" : answer.text();
        }

        /** Reads the order by the first answer. A repetition of the checkout would place a lost order again. */
        Http.Response read(Http http) {
            var first = Objects.requireNonNull(answer);
            return http.get(
                    first.header("Location").orElseThrow(),
                    "X-Order-Token",
                    first.json().get("token").asString());
        }

        Http.Response repeat(Http http) {
            var again = new GuestShopper(http).checkout(cart, key);
            assertThat(again.status()).as(again.text()).isEqualTo(201);
            return again;
        }
    }
}

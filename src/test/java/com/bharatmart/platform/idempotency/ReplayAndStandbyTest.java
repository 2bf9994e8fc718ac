package com.bharatmart.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.order.GuestShopper;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.InProcessInstance;
import com.bharatmart.testing.PostgresWithStandby;
import com.bharatmart.testing.SynchronousStandby;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No response acknowledges an order that a failover to the standby would lose. */
@Tag("instances")
class ReplayAndStandbyTest {

    private static final String KEY = "key";
    private static final String REPLAYED = "Idempotent-Replayed";

    @TempDir
    static Path folder;

    private static PostgresWithStandby postgres;
    private static SynchronousStandby standby;
    private static InProcessInstance instance;

    private GuestShopper shopper;
    private String cart;

    @BeforeAll
    static void start() {
        postgres = PostgresWithStandby.start(folder);
        standby = new SynchronousStandby(postgres);
        var properties = new HashMap<>(postgres.primary().asProperties());
        properties.put("bharatmart.overload.deadline", "3s");
        instance = InProcessInstance.start(properties);
    }

    @AfterAll
    static void stop() {
        try (var _ = postgres;
                var _ = instance) {
            standby.release();
        }
    }

    @BeforeEach
    void fillCart() {
        shopper = new GuestShopper(instance.http());
        cart = shopper.cartWith(1, TestProducts.of(instance).towel(10));
        standby.hold();
    }

    @AfterEach
    void release() {
        standby.release();
    }

    @Test
    void aCommitWhoseWaitForTheStandbyIsCanceledIsNotAcknowledged() {
        var checkout = CompletableFuture.supplyAsync(this::checkout);
        standby.cancel(standby.awaitWaitingOrder());

        assertThat(checkout.join().problem(503)).isEqualTo("dependency_unavailable");
        assertThat(checkout.join().header("Retry-After")).isPresent();
    }

    @Test
    void aReplayWaitsForTheStandby() {
        orderThatTheStandbyLacks();

        var early = checkout();
        standby.release();
        var late = shopper.checkoutWithRetry(cart, KEY);

        assertThat(early.problem(503)).isEqualTo("dependency_unavailable");
        assertThat(early.header("Retry-After")).isPresent();
        assertThat(late.status()).isEqualTo(201);
        assertThat(late.header(REPLAYED)).contains("true");
    }

    @Test
    void afterARestartOfThePrimaryNothingIsReadThatTheStandbyLacks() {
        var checkout = CompletableFuture.supplyAsync(this::checkout);
        standby.awaitWaitingOrder();
        standby.crashPrimary();
        assertThat(checkout.join().status()).isEqualTo(503);

        var early = new AtomicReference<Http.Response>();
        await().until(() -> {
            early.set(shopper.checkout(cart, "another-key"));
            return early.get().status() != 503 || standby.hasWaitingConnection();
        });
        standby.release();
        var late = shopper.checkoutWithRetry(cart, "another-key");

        assertThat(early.get().status()).as(early.get().text()).isEqualTo(503);
        assertThat(late.problem(409)).isEqualTo("cart_already_ordered");
        assertThat(shopper.checkoutWithRetry(cart, KEY).header(REPLAYED)).contains("true");
    }

    /** An operator cancels the commit of a checkout, whatever the shopper is told. */
    private void orderThatTheStandbyLacks() {
        var checkout = CompletableFuture.supplyAsync(this::checkout);
        standby.cancel(standby.awaitWaitingOrder());
        checkout.join();
    }

    private Http.Response checkout() {
        return shopper.checkout(cart, KEY);
    }
}

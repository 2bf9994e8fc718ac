package com.bharatmart.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.local.LocalServices;
import com.bharatmart.order.GuestShopper;
import com.bharatmart.shared.Sku;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.InProcessInstance;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** What an instance with one connection sends to the database, and in how many round trips. */
@HttpTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoundTripTest {

    /** After so many repetitions the driver has prepared all statements on the server. */
    private static final int PREPARED = 7;

    @Autowired
    TestProducts products;

    @Autowired
    TestAccounts accounts;

    WireTap tap;
    InProcessInstance instance;
    GuestShopper shopper;
    Sku[] skus;

    @BeforeAll
    void start() {
        var port = LocalServices.postgresPort();
        var url = Objects.requireNonNull(LocalServices.asProperties().get("spring.datasource.url"));
        tap = new WireTap(port);
        instance = InProcessInstance.start(Map.of(
                "spring.datasource.url", url.replace(":" + port, ":" + tap.port()),
                "spring.datasource.hikari.maximum-pool-size", "1",
                "bharatmart.health.interval", "1h",
                "bharatmart.dependency.interval", "1h",
                // A slow machine must not turn requests away.
                "bharatmart.overload.scheduling-delay", "1h",
                "bharatmart.overload.request-wait", "10s",
                "bharatmart.overload.connection-wait", "10s"));
        shopper = new GuestShopper(instance.http());
        skus = Stream.generate(() -> products.towel(1_000)).limit(3).toArray(Sku[]::new);
    }

    @AfterAll
    void stop() {
        instance.close();
        tap.close();
    }

    @Test
    void checkoutTakesFourRoundTripsForTheNineOfTheScriptsOfPgbench() throws IOException {
        var one = checkout(skus[0]);
        var three = checkout(skus);

        assertThat(one).as(() -> RoundTrip.text(one)).hasSize(4);
        assertThat(three).as(() -> RoundTrip.text(three)).hasSize(4);
        assertThat(RoundTrip.statements(one)).isEqualTo(RoundTrip.statements(script("checkout.sql")));
        assertThat(RoundTrip.statements(three)).isEqualTo(RoundTrip.statements(script("checkout-3-lines.sql")));
        assertThat(script("checkout.sql")).hasSize(9);
    }

    @Test
    void cartOfManyLinesIsReadLikeACartOfOne() {
        var one = readOfCart(skus[0]);

        assertThat(one).as(() -> RoundTrip.text(one)).hasSize(3);
        assertThat(readOfCart(skus)).hasSameSizeAs(one);
    }

    @Test
    void changeOfACartIsLockedAndReadInOneRoundTripAndWrittenInOne() throws IOException {
        var newLine = add(shopper::cart);
        var moreUnits = add(() -> shopper.cartWith(1, skus[0]));
        var underKey = add(shopper::cart, "Idempotency-Key", "add");

        assertThat(newLine).as(() -> RoundTrip.text(newLine)).hasSize(3);
        assertThat(RoundTrip.statements(newLine)).isEqualTo(RoundTrip.statements(script("cart-add.sql")));
        assertThat(RoundTrip.text(moreUnits)).isEqualTo(RoundTrip.text(newLine));
        assertThat(underKey).as(() -> RoundTrip.text(underKey)).hasSize(4);
    }

    @Test
    void listOfOrdersReadsAllItsLinesInOneStatement() {
        var customer = accounts.customer().at(instance.http());
        for (var i = 0; i < 3; i++) {
            var cart = shopper.cartWith(1, skus);
            assertThat(customer.post(cart + "/checkout", GuestShopper.CHECKOUT, "Idempotency-Key", "order-" + i)
                            .status())
                    .isEqualTo(201);
        }
        tap.forget();

        assertThat(customer.get("/api/v1/orders").json().get("data")).hasSize(3);

        assertThat(tap.transactionWith("SELECT o.id").stream().flatMap(trip -> trip.statements().stream()))
                .filteredOn(statement -> statement.contains("order_line"))
                .hasSize(1);
    }

    private List<RoundTrip> checkout(Sku... of) {
        for (var i = 0; i < PREPARED; i++) {
            var cart = shopper.cartWith(1, of);
            tap.forget();
            assertThat(shopper.checkout(cart).status()).isEqualTo(201);
        }
        return tap.transactionWith("WITH placed AS");
    }

    private List<RoundTrip> readOfCart(Sku... of) {
        var cart = shopper.cartWith(1, of);
        for (var i = 0; i < PREPARED; i++) {
            tap.forget();
            assertThat(instance.http().get(cart).json().get("items")).hasSize(of.length);
        }
        return tap.transactionWith("SELECT c.id");
    }

    private List<RoundTrip> add(Supplier<String> cart, String... headers) {
        var body = "{\"sku\": \"%s\", \"quantity\": 1}".formatted(skus[0]);
        for (var i = 0; i < PREPARED; i++) {
            var items = cart.get() + "/items";
            tap.forget();
            assertThat(instance.http().post(items, body, headers).status()).isEqualTo(200);
        }
        return tap.transactionWith("SELECT 1 FROM cart");
    }

    private static List<RoundTrip> script(String name) throws IOException {
        return RoundTrip.ofScript(Files.readString(Folder.script(name)));
    }
}

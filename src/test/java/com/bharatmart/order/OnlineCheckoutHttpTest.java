package com.bharatmart.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.testing.Http;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnlinePaymentTest
class OnlineCheckoutHttpTest {

    @Autowired
    Http http;

    @Autowired
    TestProducts products;

    @Autowired
    OnlineShop shop;

    @Autowired
    InMemoryGateway gateway;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void reset() {
        gateway.reset();
    }

    @Test
    void orderWaitsForItsPaymentWithWhatTheSdkNeeds() {
        var order = shop.place();

        assertThat(order.json().get("status").asString()).isEqualTo("PENDING_PAYMENT");
        var payment = order.json().get("payment");
        assertThat(payment.get("method").asString()).isEqualTo("razorpay");
        assertThat(payment.get("status").asString()).isEqualTo("PENDING");
        assertThat(payment.get("provider").asString()).isEqualTo("razorpay");
        assertThat(payment.get("providerOrderId").asString()).startsWith("order_");
        assertThat(payment.get("keyId").asString()).isEqualTo("rzp_test_inmemory");
        assertThat(payment.get("amount")).isEqualTo(order.json().get("total"));
        var placed = Instant.parse(order.json().get("placedAt").asString());
        assertThat(Duration.between(
                        placed, Instant.parse(payment.get("expiresAt").asString())))
                .isBetween(Duration.ofMinutes(14), Duration.ofMinutes(16));
        assertThat(order.get().get("payment")).isEqualTo(payment);
        assertThat(shop.stock(order.sku())).isEqualTo("1/2/0");
    }

    @Test
    void stockIsHeldLongEnoughForThePaymentOfTheLastMoment() {
        var order = shop.place();

        assertThat(jdbc.sql("SELECT extract(epoch FROM expires_at - created_at)::int FROM reservation WHERE id = ?")
                        .param(order.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(17 * 60);
    }

    @Test
    void replayHasTheSameOrderAndPayment() {
        var cart = shop.cart(products.towel(3), 2);

        var first = shop.checkout(cart, "key");
        var again = shop.checkout(cart, "key");

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("Idempotent-Replayed")).isEqualTo(Optional.of("true"));
    }

    @Test
    void replayHasTheOrderOfTheGatewayThatTheFirstResponseLacks() {
        var cart = shop.cart(products.towel(3), 2);
        gateway.fail();
        var first = shop.checkout(cart, "key");
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json().at("/payment/id").isMissingNode()).isFalse();
        assertThat(first.json().at("/payment/providerOrderId").isMissingNode()).isTrue();
        gateway.reset();

        var again = shop.checkout(cart, "key");

        assertThat(again.json().get("id")).isEqualTo(first.json().get("id"));
        assertThat(again.json().get("token")).isEqualTo(first.json().get("token"));
        assertThat(again.json().at("/payment/id")).isEqualTo(first.json().at("/payment/id"));
        assertThat(again.json().at("/payment/providerOrderId").asString()).startsWith("order_");
    }

    @Test
    void replayAfterThePaymentSaysThatItIsPaid() {
        var cart = shop.cart(products.towel(3), 2);
        var first = shop.checkout(cart, "key");
        new OnlineShop.Placed(shop, first.json(), products.towel(0)).pay();

        var again = shop.checkout(cart, "key");

        assertThat(again.json().get("id")).isEqualTo(first.json().get("id"));
        assertThat(again.json().at("/payment/status").asString()).isEqualTo("CAPTURED");
    }

    @Test
    void slowGatewayDoesNotHoldTheCheckout() {
        var cart = shop.cart(products.towel(3), 2);
        gateway.beSlow();

        var answer = shop.checkout(cart, "key");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().get("status").asString()).isEqualTo("PENDING_PAYMENT");
        assertThat(answer.json().at("/payment/providerOrderId").isMissingNode()).isTrue();
    }

    /** Otherwise a slow gateway would take the places of those who pay on delivery. */
    @Test
    void checkoutThatWaitsForTheGatewayTakesNoPlaceOfOthers(@Autowired MeterRegistry metrics) throws Exception {
        var cart = shop.cart(products.towel(3), 2);
        gateway.beSlow();
        var places = metrics.get("overload.inside").tag("gate", "requests").gauge();

        var checkout = CompletableFuture.supplyAsync(() -> shop.checkout(cart, "key"));
        Awaitility.await().until(() -> isBeingOpened(cart));
        Awaitility.await().until(() -> places.value() == 0 || checkout.isDone());

        assertThat(checkout).isNotDone();
        gateway.answer();
        assertThat(checkout.get(30, TimeUnit.SECONDS).status()).isEqualTo(201);
        Awaitility.await().until(() -> places.value() == 0);
    }

    @Test
    void gatewayThatIsKnownToBeAwayOrdersNothingAndCashGoesOn() {
        var sku = products.towel(3);
        var cart = shop.cart(sku, 2);
        gateway.goAway();

        var refused = shop.checkout(cart, "key");

        assertThat(refused.problem(503)).isEqualTo("dependency_unavailable");
        assertThat(refused.header("Retry-After")).isPresent();
        assertThat(refused.json().get("detail").asString()).contains("Pay on delivery");
        assertThat(shop.stock(sku)).isEqualTo("3/0/0");
        var cash = new GuestShopper(http).checkout(cart);
        assertThat(cash.status()).isEqualTo(201);
        assertThat(cash.json().get("status").asString()).isEqualTo("CONFIRMED");
        assertThat(cash.json().get("payment").propertyNames()).containsExactlyInAnyOrder("method", "status");
    }

    @Test
    void orderThatCannotBeStockedHasNoPayment() {
        var sku = products.towel(3);
        var cart = shop.cart(sku, 2);
        shop.place(sku, 2);

        assertThat(shop.checkout(cart, "key").problem(409)).isEqualTo("insufficient_stock");
    }

    @Test
    void unknownMethodIsUnavailable() {
        var answer = http.post(
                shop.cart(products.towel(3), 1) + "/checkout",
                OnlineShop.CHECKOUT.replace("razorpay", "cheque"),
                "Idempotency-Key",
                "key");

        assertThat(answer.problem(422)).isEqualTo("payment_method_unavailable");
        assertThat(answer.json().get("detail").asString()).contains("cod, razorpay");
    }

    @Test
    void orderThatCostsNothingCannotBePaidOnline() {
        var cart = shop.cart(products.put("0", "6211", 3), 1);

        var answer = shop.checkout(cart, "key");

        assertThat(answer.problem(422)).isEqualTo("payment_method_unavailable");
        assertThat(answer.json().get("detail").asString()).endsWith(": cod.");
        assertThat(new GuestShopper(http).checkout(cart).status()).isEqualTo(201);
    }

    @Test
    void shopListsItsPaymentMethods() {
        assertThat(http.get("/api/v1/shop")
                        .json()
                        .get("paymentMethods")
                        .valueStream()
                        .map(method -> method.asString()))
                .containsExactly("cod", "razorpay");
    }

    private boolean isBeingOpened(String cart) {
        return jdbc.sql("""
                        SELECT count(*) > 0 FROM payment JOIN orders ON orders.id = payment.order_id
                        WHERE cart_id = ? AND opening_until IS NOT NULL""")
                .param(cart.substring(cart.lastIndexOf('/') + 1))
                .query(Boolean.class)
                .single();
    }
}

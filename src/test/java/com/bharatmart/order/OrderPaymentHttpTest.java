package com.bharatmart.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.testing.Http;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Attempts to pay an order, and its payment on delivery instead. */
@OnlinePaymentTest
class OrderPaymentHttpTest {

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
    void waitingAttemptIsGivenAgain() {
        var order = shop.place();

        var again = order.payBy("razorpay");

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json().get("id").asString()).isEqualTo(order.paymentId());
        assertThat(again.json().get("providerOrderId").asString()).isEqualTo(order.providerOrderId());
        assertThat(again.json().get("expiresAt")).isEqualTo(order.json().at("/payment/expiresAt"));
    }

    @Test
    void missingOrderOfTheGatewayIsMadeLater() {
        var cart = shop.cart(products.towel(3), 1);
        gateway.fail();
        var order = new OnlineShop.Placed(shop, shop.checkout(cart, "key").json(), products.towel(0));
        gateway.reset();

        var payment = order.payBy("razorpay").json();

        assertThat(payment.get("id").asString()).isEqualTo(order.paymentId());
        assertThat(payment.get("providerOrderId").asString()).startsWith("order_");
    }

    @Test
    void failedAttemptIsFollowedByAnother() {
        var order = shop.place();
        order.confirm(gateway.failPayment(order.providerOrderId()));
        assertThat(order.get().at("/payment/status").asString()).isEqualTo("FAILED");

        var next = order.payBy("razorpay").json();

        assertThat(next.get("id").asString()).isNotEqualTo(order.paymentId());
        assertThat(next.get("providerOrderId").asString()).isNotEqualTo(order.providerOrderId());
        assertThat(order.get().at("/payment/status").asString()).isEqualTo("PENDING");
        assertThat(order.get().at("/payment/id")).isEqualTo(next.get("id"));
        assertThat(order.status()).isEqualTo("PENDING_PAYMENT");
    }

    @Test
    void paymentOfAnEarlierAttemptConfirmsTheOrder() {
        var order = shop.place();
        order.confirm(gateway.failPayment(order.providerOrderId()));
        order.payBy("razorpay");

        order.pay();

        assertThat(order.status()).isEqualTo("CONFIRMED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"upi_qr", "upi_intent"})
    void orderIsPaidByUpi(String method) {
        var order = shop.place();

        var answer = order.payBy(method);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().get("method").asString()).isEqualTo(method);
        assertThat(answer.json().at("/upi/uri").asString()).startsWith("upi://pay?");
        assertThat(answer.json().at("/upi/qr").asString()).startsWith("data:image/png;base64,");
        assertThat(answer.json().has("providerOrderId")).isFalse();
        var seen = order.get().get("payment");
        assertThat(seen.get("method").asString()).isEqualTo(method);
        assertThat(seen.get("upi")).isEqualTo(answer.json().get("upi"));
    }

    @Test
    void attemptsAreListedTheNewestFirst() {
        var order = shop.place();
        var second = order.payBy("upi_qr").json();

        var list = http.get(order.path() + "/payments", "X-Order-Token", order.token());

        assertThat(list.json().get("data")).hasSize(2);
        assertThat(list.json().at("/data/0")).isEqualTo(second);
        assertThat(list.json().at("/data/1/id").asString()).isEqualTo(order.paymentId());
    }

    @Test
    void replayGivesTheSameAttempt() {
        var order = shop.place();

        var first = order.post("/payments", "{\"method\": \"upi_qr\"}", "key");
        var again = order.post("/payments", "{\"method\": \"upi_qr\"}", "key");

        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo(Optional.of("true"));
        assertThat(order.post("/payments", "{\"method\": \"cod\"}", "key").problem(422))
                .isEqualTo("idempotency_key_reused");
    }

    @Test
    void replayOfAnEarlierAttemptDoesNotGiveTheLaterOne() {
        var order = shop.place();
        var first = order.post("/payments", "{\"method\": \"upi_qr\"}", "key");
        order.payBy("upi_intent");

        var again = order.post("/payments", "{\"method\": \"upi_qr\"}", "key");

        assertThat(again.json().get("id")).isEqualTo(first.json().get("id"));
    }

    @Test
    void paymentOnDeliveryConfirmsTheOrderAndSellsItsStock() {
        var order = shop.place();

        var answer = order.payBy("cod");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().get("method").asString()).isEqualTo("cod");
        assertThat(answer.json().get("status").asString()).isEqualTo("PENDING");
        assertThat(answer.json().get("amount")).isEqualTo(order.json().get("total"));
        var seen = order.get();
        assertThat(seen.get("status").asString()).isEqualTo("CONFIRMED");
        assertThat(seen.get("payment").propertyNames()).containsExactlyInAnyOrder("method", "status");
        assertThat(seen.at("/payment/method").asString()).isEqualTo("cod");
        assertThat(shop.stock(order.sku())).isEqualTo("1/0/2");
        assertThat(order.payBy("razorpay").problem(409)).isEqualTo("wrong_order_status");
    }

    @Test
    void onlinePaymentAfterTheChangeToCashGoesBack() {
        var order = shop.place();
        order.payBy("cod");

        var payment = gateway.pay(order.providerOrderId());
        order.confirm(payment);

        Awaitility.await().until(() -> gateway.refunded(payment).equals(order.total()));
        assertThat(order.get().at("/payment/method").asString()).isEqualTo("cod");
        assertThat(order.get().at("/payment/status").asString()).isEqualTo("PENDING");
        assertThat(order.status()).isEqualTo("CONFIRMED");
    }

    @Test
    void authorizedOrderTakesNoOtherPayment() {
        var order = shop.place();
        jdbc.sql("UPDATE orders SET payment_status = 'AUTHORIZED' WHERE id = ?")
                .param(order.id())
                .update();

        assertThat(order.payBy("cod").problem(409)).isEqualTo("payment_under_way");
        assertThat(order.payBy("upi_qr").problem(409)).isEqualTo("payment_under_way");
    }

    @Test
    void paidOrderTakesNoPayment() {
        var order = shop.placePaid();

        assertThat(order.payBy("razorpay").problem(409)).isEqualTo("wrong_order_status");
        assertThat(order.payBy("cod").problem(409)).isEqualTo("wrong_order_status");
    }

    @Test
    void cancelledOrderTakesNoPayment() {
        var order = shop.place();
        order.cancel();

        assertThat(order.payBy("razorpay").problem(409)).isEqualTo("wrong_order_status");
        assertThat(shop.stock(order.sku())).isEqualTo("3/0/0");
    }

    @Test
    void orderIsNotPaidAfterItsDeadline() {
        var order = shop.place();
        shop.passDeadline(order);

        assertThat(order.payBy("upi_qr").problem(409)).isIn("payment_too_late", "wrong_order_status");
        assertThat(order.payBy("cod").problem(409)).isIn("payment_too_late", "wrong_order_status");
    }

    @Test
    void qrCodeNeedsSomeMinutes() {
        var order = shop.place();
        jdbc.sql("UPDATE reservation SET expires_at = now() + INTERVAL '4 min' WHERE id = ?")
                .param(order.id())
                .update();

        assertThat(order.payBy("upi_qr").problem(409)).isEqualTo("payment_too_late");
        assertThat(order.payBy("razorpay").status()).isEqualTo(201);
    }

    @Test
    void numberOfAttemptsIsLimited() {
        var order = shop.place();
        for (var attempt = 1; attempt < 20; attempt++) {
            assertThat(order.payBy(attempt % 2 == 1 ? "upi_qr" : "upi_intent").status())
                    .isEqualTo(201);
        }

        assertThat(order.payBy("razorpay").problem(409)).isEqualTo("too_many_payments");
    }

    @Test
    void newAttemptNeedsTheGateway() {
        var order = shop.place();
        gateway.goAway();

        assertThat(order.payBy("upi_qr").problem(503)).isEqualTo("dependency_unavailable");
        assertThat(order.payBy("razorpay").json().get("providerOrderId").asString())
                .isEqualTo(order.providerOrderId());
        assertThat(order.payBy("cod").status()).isEqualTo(201);
    }

    @Test
    void methodIsValidated() {
        var order = shop.place();

        assertThat(order.payBy("cheque").problem(422)).isEqualTo("payment_method_unavailable");
        assertThat(order.post("/payments", "{}").problem(400)).isEqualTo("validation_failed");
        assertThat(http.post(order.path() + "/payments", "{\"method\": \"cod\"}", "X-Order-Token", order.token())
                        .problem(400))
                .isEqualTo("idempotency_key_required");
    }

    @Test
    void paymentsOfAnotherAreNotFound() {
        var order = shop.place();
        var stranger = shop.place();

        assertThat(http.get(order.path() + "/payments", "X-Order-Token", stranger.token())
                        .problem(404))
                .isEqualTo("not_found");
        assertThat(http.get(order.path() + "/payments").problem(404)).isEqualTo("not_found");
        assertThat(http.post(
                                order.path() + "/payments",
                                "{\"method\": \"cod\"}",
                                "X-Order-Token",
                                stranger.token(),
                                "Idempotency-Key",
                                "key")
                        .problem(404))
                .isEqualTo("not_found");
        assertThat(order.status()).isEqualTo("PENDING_PAYMENT");
    }
}

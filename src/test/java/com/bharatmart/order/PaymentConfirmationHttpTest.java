package com.bharatmart.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.testing.Http;
import com.bharatmart.testing.InParallel;
import java.util.Collections;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OnlinePaymentTest
class PaymentConfirmationHttpTest {

    @Autowired
    Http http;

    @Autowired
    OnlineShop shop;

    @Autowired
    InMemoryGateway gateway;

    @AfterEach
    void reset() {
        gateway.reset();
    }

    @Test
    void paymentConfirmsTheOrderAndSellsItsStock() {
        var order = shop.place();
        var payment = gateway.pay(order.providerOrderId());

        var answer = order.confirm(payment);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("status").asString()).isEqualTo("CONFIRMED");
        assertThat(answer.json().at("/payment/status").asString()).isEqualTo("CAPTURED");
        assertThat(answer.json().get("payment").propertyNames()).containsExactlyInAnyOrder("method", "status");
        assertThat(answer.json().get("timeline")).hasSize(2);
        assertThat(shop.stock(order.sku())).isEqualTo("1/0/2");
    }

    @Test
    void repeatedConfirmationChangesNothing() {
        var order = shop.place();
        var payment = gateway.pay(order.providerOrderId());

        var answers = InParallel.<Http.Response>run(Collections.nCopies(5, () -> order.confirm(payment)));

        assertThat(answers.stream().map(Http.Response::status)).containsOnly(200);
        assertThat(order.confirm(payment).json().get("timeline")).hasSize(2);
        assertThat(shop.stock(order.sku())).isEqualTo("1/0/2");
    }

    @Test
    void confirmationIsAcceptedWhileTheGatewayIsAway() {
        var order = shop.place();
        var payment = gateway.pay(order.providerOrderId());
        gateway.fail();

        var answer = order.confirm(payment);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().get("status").asString()).isEqualTo("PENDING_PAYMENT");
        gateway.reset();
        assertThat(order.confirm(payment).json().get("status").asString()).isEqualTo("CONFIRMED");
    }

    @Test
    void acceptedConfirmationIsNotTheResponseToItsRepetition() {
        var order = shop.place();
        var payment = gateway.pay(order.providerOrderId());
        var body = """
                {"razorpay_payment_id": "%s", "razorpay_order_id": "%s", "razorpay_signature": "%s"}""".formatted(
                        payment, order.providerOrderId(), InMemoryGateway.signature(order.providerOrderId(), payment));
        var path = "/payments/%s/confirm".formatted(order.paymentId());
        gateway.fail();
        assertThat(order.post(path, body, "key").status()).isEqualTo(202);
        gateway.reset();

        var confirmed = order.post(path, body, "key");

        assertThat(confirmed.status()).isEqualTo(200);
        assertThat(order.post(path, body, "key").text()).isEqualTo(confirmed.text());
    }

    @Test
    void authorizedPaymentIsCaptured() {
        var order = shop.place();

        order.confirm(gateway.authorize(order.providerOrderId()));

        Awaitility.await().until(() -> order.status().equals("CONFIRMED"));
        assertThat(order.get().at("/payment/status").asString()).isEqualTo("CAPTURED");
    }

    @Test
    void wrongSignatureIsRejected() {
        var order = shop.place();
        var payment = gateway.pay(order.providerOrderId());

        var answer = order.confirm(order.paymentId(), order.providerOrderId(), payment, "0".repeat(64));

        assertThat(answer.problem(422)).isEqualTo("signature_invalid");
        assertThat(order.status()).isEqualTo("PENDING_PAYMENT");
    }

    @Test
    void signatureForAnotherOrderIsRejected() {
        var order = shop.place();
        var other = shop.place();
        var payment = gateway.pay(other.providerOrderId());

        var answer = order.confirm(
                order.paymentId(),
                other.providerOrderId(),
                payment,
                InMemoryGateway.signature(other.providerOrderId(), payment));

        assertThat(answer.problem(422)).isEqualTo("signature_invalid");
        assertThat(order.status()).isEqualTo("PENDING_PAYMENT");
    }

    @Test
    void paymentOfAnotherOrderIsNotFound() {
        var order = shop.place();
        var other = shop.place();
        var payment = gateway.pay(order.providerOrderId());
        var signature = InMemoryGateway.signature(order.providerOrderId(), payment);

        assertThat(order.confirm(other.paymentId(), order.providerOrderId(), payment, signature)
                        .problem(404))
                .isEqualTo("not_found");
        assertThat(order.confirm(UUID.randomUUID().toString(), order.providerOrderId(), payment, signature)
                        .problem(404))
                .isEqualTo("not_found");
    }

    @Test
    void orderOfAnotherIsNotFound() {
        var order = shop.place();
        var stranger = shop.place();
        var payment = gateway.pay(order.providerOrderId());

        assertThat(http.post(
                                order.path() + "/payments/%s/confirm".formatted(order.paymentId()),
                                """
                                {"razorpay_payment_id": "%s", "razorpay_order_id": "%s", "razorpay_signature": "%s"}""".formatted(
                                                payment,
                                                order.providerOrderId(),
                                                InMemoryGateway.signature(order.providerOrderId(), payment)),
                                "X-Order-Token",
                                stranger.token())
                        .problem(404))
                .isEqualTo("not_found");
        assertThat(order.status()).isEqualTo("PENDING_PAYMENT");
    }

    @Test
    void secondPaymentGoesBack() {
        var order = shop.place();
        order.confirm(gateway.failPayment(order.providerOrderId()));
        var second = order.payBy("razorpay").json();
        var late = order.pay();

        var twice = gateway.pay(second.get("providerOrderId").asString());
        order.confirm(
                second.get("id").asString(),
                second.get("providerOrderId").asString(),
                twice,
                InMemoryGateway.signature(second.get("providerOrderId").asString(), twice));

        Awaitility.await().until(() -> gateway.refunded(twice).equals(order.total()));
        assertThat(gateway.refunded(late).amount()).isZero();
        assertThat(order.status()).isEqualTo("CONFIRMED");
        assertThat(order.get().at("/payment/status").asString()).isEqualTo("CAPTURED");
        assertThat(order.get().at("/payment/refunded").isMissingNode()).isTrue();
    }
}

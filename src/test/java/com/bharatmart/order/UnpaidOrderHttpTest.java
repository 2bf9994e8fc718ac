package com.bharatmart.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.inventory.ReservationExpiry;
import com.bharatmart.inventory.ReservationId;
import com.bharatmart.payment.OrderReference;
import com.bharatmart.payment.PayableOrders;
import com.bharatmart.payment.PaymentStatus;
import com.bharatmart.shared.Money;
import com.bharatmart.testing.InParallel;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Orders that end before they are paid, and payments at the same moment: one of both wins, never both and never none. */
@OnlinePaymentTest
class UnpaidOrderHttpTest {

    @Autowired
    TestProducts products;

    @Autowired
    OnlineShop shop;

    @Autowired
    InMemoryGateway gateway;

    @Autowired
    ReservationExpiry expiry;

    @Autowired
    PayableOrders payableOrders;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void reset() {
        gateway.reset();
    }

    @Test
    void orderExpiresAndReturnsItsStock() {
        var order = shop.place();
        shop.passDeadline(order);

        expiry.run();

        Awaitility.await().until(() -> order.status().equals("EXPIRED"));
        assertThat(shop.stock(order.sku())).isEqualTo("3/0/0");
        assertThat(order.get().get("payment").propertyNames()).containsExactlyInAnyOrder("method", "status");
        assertThat(order.cancel().problem(409)).isEqualTo("wrong_order_status");
    }

    @Test
    void paymentAfterTheEndGoesBack() {
        var order = shop.place();
        shop.passDeadline(order);
        expiry.run();
        Awaitility.await().until(() -> order.status().equals("EXPIRED"));

        var payment = gateway.pay(order.providerOrderId());
        order.confirm(payment);

        assertThat(order.status()).isEqualTo("EXPIRED");
        Awaitility.await().until(() -> gateway.refunded(payment).equals(order.total()));
        assertThat(shop.stock(order.sku())).isEqualTo("3/0/0");
        Awaitility.await().until(() -> order.get().get("timeline").size() == 3);
        assertThat(order.get().at("/timeline/2/status").asString()).isEqualTo("EXPIRED");
        assertThat(order.get().at("/timeline/2/note").asString()).isEqualTo("PAYMENT_RETURNED");
        assertThat(order.get().at("/timeline/1/note").isMissingNode()).isTrue();
    }

    @Test
    void paymentThatFindsItsReservationOverEndsTheOrder() {
        var order = shop.place();
        shop.passDeadline(order);

        var accepted = transactions.execute(_ -> {
            payableOrders.lock(new OrderReference(order.id()));
            return payableOrders.acceptPayment(new OrderReference(order.id()), Instant.parse("2026-11-29T10:00:00Z"));
        });

        assertThat(accepted).isFalse();
        assertThat(order.status()).isEqualTo("EXPIRED");
        expiry.run();
        assertThat(shop.stock(order.sku())).isEqualTo("3/0/0");
    }

    @Test
    void stockIsNotGivenAwayWhileAPaymentIsUnderWay() {
        var order = shop.place();
        jdbc.sql("UPDATE reservation SET expires_at = now() + INTERVAL '1 s' WHERE id = ?")
                .param(order.id())
                .update();

        changePayment(order, PaymentStatus.AUTHORIZED);

        assertThat(jdbc.sql("SELECT expires_at > now() + INTERVAL '14 min' FROM reservation WHERE id = ?")
                        .param(order.id())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(order.get().at("/payment/status").asString()).isEqualTo("AUTHORIZED");
    }

    @Test
    void statusOfThePaymentIsAVersionOfTheOrder() {
        var order = shop.place();
        var before = version(order);

        changePayment(order, PaymentStatus.FAILED);
        changePayment(order, PaymentStatus.FAILED);

        assertThat(version(order)).isEqualTo(before + 1);
        assertThat(order.get().at("/payment/status").asString()).isEqualTo("FAILED");
    }

    @Test
    void failureOfAnAttemptDoesNotChangeAPaidOrder() {
        var order = shop.placePaid();

        changePayment(order, PaymentStatus.FAILED);

        assertThat(order.get().at("/payment/status").asString()).isEqualTo("CAPTURED");
    }

    /** Whatever wins: the shopper has either the goods or the money, and no unit is lost. */
    @RepeatedTest(10)
    void expiryAndPaymentAtTheSameMoment() {
        var order = shop.place();
        var payment = gateway.pay(order.providerOrderId());
        jdbc.sql("UPDATE reservation SET expires_at = clock_timestamp() + INTERVAL '3 ms' WHERE id = ?")
                .param(order.id())
                .update();

        InParallel.run(List.<Callable<Integer>>of(
                () -> order.confirm(payment).status(),
                () -> {
                    expiry.expire(new ReservationId(order.id()));
                    return 0;
                },
                () -> {
                    expiry.expire(new ReservationId(order.id()));
                    return 0;
                }));
        expiry.run();

        Awaitility.await().until(() -> !order.status().equals("PENDING_PAYMENT"));
        assertGoodsOrMoney(order, payment, "EXPIRED");
    }

    @RepeatedTest(10)
    void cancellationAndPaymentAtTheSameMoment() {
        var order = shop.place();
        var payment = gateway.pay(order.providerOrderId());

        InParallel.run(List.<Callable<Integer>>of(
                () -> order.confirm(payment).status(), () -> order.cancel().status()));

        assertThat(order.status()).isEqualTo("CANCELLED");
        assertGoodsOrMoney(order, payment, "CANCELLED");
    }

    @RepeatedTest(10)
    void changeToCashAndPaymentAtTheSameMoment() {
        var order = shop.place();
        var payment = gateway.pay(order.providerOrderId());

        InParallel.run(List.<Callable<Integer>>of(
                () -> order.confirm(payment).status(), () -> order.payBy("cod").status()));

        var seen = order.get();
        assertThat(seen.get("status").asString()).isEqualTo("CONFIRMED");
        assertThat(seen.get("timeline").valueStream().filter(entry -> !entry.has("note")))
                .hasSize(2);
        assertThat(shop.stock(order.sku())).isEqualTo("1/0/2");
        if (seen.at("/payment/method").asString().equals("cod")) {
            Awaitility.await().until(() -> gateway.refunded(payment).equals(order.total()));
            assertThat(seen.at("/payment/status").asString()).isEqualTo("PENDING");
        } else {
            assertThat(seen.at("/payment/status").asString()).isEqualTo("CAPTURED");
            assertThat(gateway.refunded(payment)).isEqualTo(Money.ZERO);
        }
    }

    private void assertGoodsOrMoney(OnlineShop.Placed order, String payment, String ended) {
        var seen = order.get();
        if (seen.get("status").asString().equals("CONFIRMED")) {
            assertThat(seen.at("/payment/status").asString()).isEqualTo("CAPTURED");
            assertThat(shop.stock(order.sku())).isEqualTo("1/0/2");
            assertThat(gateway.refunded(payment)).isEqualTo(Money.ZERO);
        } else {
            assertThat(seen.get("status").asString()).isEqualTo(ended);
            Awaitility.await().until(() -> gateway.refunded(payment).equals(order.total()));
            assertThat(shop.stock(order.sku())).isEqualTo("3/0/0");
        }
    }

    private void changePayment(OnlineShop.Placed order, PaymentStatus status) {
        transactions.executeWithoutResult(
                _ -> payableOrders.changePaymentStatus(new OrderReference(order.id()), status));
    }

    private int version(OnlineShop.Placed order) {
        return jdbc.sql("SELECT version FROM orders WHERE id = ?")
                .param(order.id())
                .query(Integer.class)
                .single();
    }
}

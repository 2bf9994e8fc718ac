package com.bharatmart.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.platform.security.Role;
import com.bharatmart.razorpay.AuditedOrder;
import com.bharatmart.razorpay.Fault;
import com.bharatmart.razorpay.Refund;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway does what it was asked to, and its answer is lost. */
class LostAnswerTest {

    private static final String CREATE_ORDER = "POST /v1/orders";
    private static final String CAPTURE = "POST /v1/payments/{id}/capture";
    private static final String READ_PAYMENT = "GET /v1/payments/{id}";
    private static final String REFUND = "POST /v1/payments/{id}/refund";

    /** More than a call and its repetition. */
    private static final int ALL = 10;

    private final ConnectedShop shop = ConnectedShop.shared();

    @AfterEach
    void restore() {
        shop.razorpay().faults().clear();
        shop.razorpay().gateway().captureAutomatically(true);
        shop.razorpay().webhooks().release();
        shop.awaitQuiet();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lost", "error"})
    void orderOfTheGatewayIsFoundAgain(String kind) {
        shop.razorpay().faults().add(after(kind).on(CREATE_ORDER).times(ALL));
        var order = shop.place();
        shop.razorpay().faults().clear();
        assertThat(order.providerOrderId()).isEmpty();
        assertThat(order.atGateway()).hasSize(1);

        var attempt = order.payBy("razorpay");

        assertThat(attempt.status()).as(attempt.text()).isEqualTo(201);
        assertThat(attempt.json().get("id").asString()).isEqualTo(order.paymentId());
        var providerOrderId = attempt.json().get("providerOrderId").asString();
        assertThat(order.atGateway())
                .singleElement()
                .extracting(AuditedOrder::id)
                .isEqualTo(providerOrderId);
        shop.razorpay().shopper().pay(providerOrderId);
        shop.awaitQuiet();
        order.assertPaidOnce();
    }

    @Test
    void orderOfTheGatewayIsFoundByTheReconciler() {
        shop.razorpay().faults().add(after("lost").on(CREATE_ORDER).times(ALL));
        var order = shop.place();
        shop.razorpay().faults().clear();

        shop.reconcile(order);

        assertThat(order.atGateway())
                .singleElement()
                .extracting(AuditedOrder::id)
                .isEqualTo(order.get().at("/payment/providerOrderId").asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"lost", "error"})
    void capturedPaymentIsFoundByAWebhook(String kind) {
        shop.razorpay().webhooks().hold();
        shop.razorpay().gateway().captureAutomatically(false);
        shop.razorpay().calls().clear();
        var order = shop.place();
        shop.razorpay().shopper().pay(order.providerOrderId());
        shop.razorpay().faults().add(after(kind).on(CAPTURE).times(1));
        shop.razorpay().faults().add(Fault.hangUp(1).on(READ_PAYMENT));

        shop.reconcile(order);

        assertThat(order.paymentStatus()).isEqualTo("AUTHORIZED");
        assertThat(order.status()).isEqualTo("PENDING_PAYMENT");
        shop.razorpay().faults().clear();
        shop.razorpay().webhooks().release();
        shop.awaitQuiet();
        order.assertPaidOnce();
        assertThat(shop.razorpay().calls().count(CAPTURE)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lost", "error"})
    void capturedPaymentIsReadAgain(String kind) {
        shop.razorpay().webhooks().hold();
        shop.razorpay().gateway().captureAutomatically(false);
        shop.razorpay().calls().clear();
        var order = shop.place();
        var paid = shop.razorpay().shopper().pay(order.providerOrderId());
        shop.razorpay().faults().add(after(kind).on(CAPTURE).times(1));

        order.confirm(paid);
        order.confirm(paid);

        shop.records().awaitQuiet();
        order.assertPaidOnce();
        assertThat(shop.razorpay().calls().count(CAPTURE)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lost", "error"})
    void refundIsNotMadeTwice(String kind) {
        var order = shop.place();
        var paid = shop.razorpay().shopper().pay(order.providerOrderId());
        shop.awaitQuiet();
        order.assertPaidOnce();
        shop.razorpay().faults().add(after(kind).on(REFUND).times(2));

        assertThat(order.cancel().status()).isEqualTo(200);

        order.awaitPayment("REFUNDED");
        shop.awaitQuiet();
        assertThat(shop.razorpay().gateway().refunds(paid.razorpayPaymentId()))
                .singleElement()
                .extracting(Refund::amount)
                .isEqualTo(order.total());
        order.assertNothingKept();
        assertThat(order.timeline()).containsExactly("PENDING_PAYMENT", "CONFIRMED", "CANCELLED");
        assertThat(shop.records().mismatches(order.id())).isEmpty();
        assertThat(order.mails()).hasSize(3).doesNotHaveDuplicates();
    }

    /** The gateway would have the money for a second one. */
    @ParameterizedTest
    @ValueSource(strings = {"lost", "error"})
    void refundOfAPartIsNotMadeTwice(String kind) {
        var order = shop.place();
        var paid = shop.razorpay().shopper().pay(order.providerOrderId());
        shop.awaitQuiet();
        shop.razorpay().faults().add(after(kind).on(REFUND).times(2));

        var refund = shop.staff(Role.FINANCE)
                .post(order.staffPath() + "/refunds", """
                        {"lines": [{"itemId": "1", "quantity": 1}], "reason": "Torn", "restock": false}""", "Idempotency-Key", ConnectedShop.key());

        assertThat(refund.status()).as(refund.text()).isEqualTo(201);
        order.awaitPayment("PARTIALLY_REFUNDED");
        shop.awaitQuiet();
        assertThat(shop.razorpay().gateway().refunds(paid.razorpayPaymentId()))
                .singleElement()
                .extracting(Refund::amount)
                .isEqualTo(order.total() / 2);
        assertThat(shop.records().mismatches(order.id())).isEmpty();
    }

    /** A fault after the effect. */
    private static Fault after(String kind) {
        return kind.equals("lost") ? Fault.loseAnswer(1) : Fault.failAfterEffect(1, 502);
    }
}

package com.bharatmart.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bharatmart.payment.gateway.GatewayOrder;
import com.bharatmart.payment.gateway.GatewayRefund;
import com.bharatmart.shared.Money;
import com.bharatmart.testing.InParallel;
import com.bharatmart.testing.ModuleTest;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@ModuleTest
@TestPropertySource(properties = "bharatmart.payment.checkout-budget=30s")
@Import({PaymentTestConfiguration.class, PaymentScenario.class})
class PaymentModuleTest {

    @Autowired
    PaymentScenario scenario;

    @Autowired
    PaymentService payments;

    @Autowired
    FakeGateway gateway;

    @Autowired
    TestPayableOrders orders;

    @Autowired
    JdbcClient jdbc;

    @Test
    void openPaymentHasWhatTheClientNeeds() {
        var payment = scenario.open(scenario.order());

        assertThat(payment.providerOrderId()).startsWith("order_");
        assertThat(payment.keyId()).isEqualTo("rzp_test_fake");
        assertThat(payment.provider()).isEqualTo("razorpay");
        assertThat(payment.amount()).isEqualTo(PaymentScenario.TOTAL);
        assertThat(payment.status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(payment.upi()).isNull();
    }

    @Test
    void upiPaymentHasALinkAndAPictureOfIt() {
        var started = scenario.start(scenario.order(), OnlineMethod.UPI_QR);

        var upi = Objects.requireNonNull(payments.open(started.id()).upi());

        assertThat(upi.uri()).startsWith("upi://pay?");
        assertThat(upi.qr()).startsWith("data:image/png;base64,");
    }

    @Test
    void linkThatIsNotOfUpiDoesNotMakeTheOrderUnreadable() {
        var order = scenario.order();
        var started = scenario.start(order, OnlineMethod.UPI_QR);
        payments.open(started.id());
        jdbc.sql("UPDATE payment SET upi_uri = 'https://rzp.io/i/1' WHERE id = ?")
                .param(started.id().value())
                .update();

        assertThat(payments.latest(order).orElseThrow().upi()).isNull();
    }

    @Test
    void twoInstancesAtOnceMakeOneOrderAtTheGateway() {
        var started = scenario.start(scenario.order(), OnlineMethod.RAZORPAY);

        InParallel.run(Collections.nCopies(8, () -> payments.open(started.id())));

        assertThat(gateway.orders())
                .filteredOn(order -> started.id().value().toString().equals(order.receipt()))
                .singleElement()
                .extracting(GatewayOrder::id)
                .isEqualTo(payments.open(started.id()).providerOrderId());
    }

    @Test
    void lostAnswerToTheFirstCallIsFoundByTheReceipt() {
        var started = scenario.start(scenario.order(), OnlineMethod.RAZORPAY);
        gateway.fail("createOrder", FakeGateway.Fault.ANSWER_LOST);

        assertThat(payments.open(started.id()).providerOrderId()).isNull();

        var opened = payments.open(started.id());
        assertThat(gateway.orders())
                .filteredOn(order -> started.id().value().toString().equals(order.receipt()))
                .extracting(GatewayOrder::id)
                .containsExactly(opened.providerOrderId());
    }

    @Test
    void checkGivesAnAttemptItsOrderWhoseAnswerWasLost() {
        var started = scenario.start(scenario.order(), OnlineMethod.RAZORPAY);
        gateway.fail("createOrder", FakeGateway.Fault.ANSWER_LOST);
        payments.open(started.id());

        scenario.reconcile(started);

        assertThat(payments.list(new OrderReference(orderOf(started)))
                        .getFirst()
                        .providerOrderId())
                .isNotNull();
    }

    @Test
    void confirmedPaymentIsCapturedOnceAndPaysItsOrder() {
        var paid = scenario.paid();

        scenario.confirm(paid.order(), paid.payment(), paid.providerPayment());
        scenario.reconcile(paid.payment());

        assertThat(orders.accepted(paid.order())).isOne();
        assertThat(orders.paymentStatus(paid.order())).isEqualTo("CAPTURED");
        assertThat(payments.latest(paid.order()).orElseThrow().status()).isEqualTo(PaymentStatus.CAPTURED);
        assertThat(gateway.paymentNow(paid.providerPayment()).captured()).isTrue();
        assertThat(scenario.ledger(paid.order()))
                .containsEntry("SALES", -49_900L)
                .containsEntry("FEES", 846L)
                .containsEntry("FEE_TAX", 152L)
                .containsEntry("GATEWAY", 48_902L)
                .doesNotContainKeys("RECEIVABLE", "REFUNDS_DUE");
    }

    @Test
    void signatureOfAnotherAttemptConfirmsNothing() {
        var order = scenario.order();
        var payment = scenario.open(order);
        var other = scenario.open(scenario.order());
        var providerPayment = gateway.pay(PaymentScenario.providerOrder(other), PaymentScenario.TOTAL);

        assertThatThrownBy(() -> scenario.confirm(
                        order,
                        new PaymentView(
                                payment.id(),
                                payment.method(),
                                payment.status(),
                                payment.provider(),
                                other.providerOrderId(),
                                payment.keyId(),
                                payment.amount(),
                                null,
                                payment.expiresAt()),
                        providerPayment))
                .isInstanceOf(PaymentException.SignatureInvalidException.class);
        assertThatThrownBy(() -> payments.confirm(
                        order,
                        payment.id(),
                        new ClientSignature(PaymentScenario.providerOrder(payment), providerPayment, "forged")))
                .isInstanceOf(PaymentException.SignatureInvalidException.class);
        assertThatThrownBy(() -> scenario.confirm(scenario.order(), payment, providerPayment))
                .isInstanceOf(PaymentException.NotFoundException.class);
        assertThat(orders.status(order)).isEqualTo("AWAITING");
    }

    @Test
    void confirmationWaitsForAGatewayThatDoesNotAnswer() {
        var order = scenario.order();
        var payment = scenario.open(order);
        var providerPayment = gateway.pay(PaymentScenario.providerOrder(payment), PaymentScenario.TOTAL);
        gateway.fail("payment", FakeGateway.Fault.UNAVAILABLE);

        assertThat(scenario.confirm(order, payment, providerPayment)).isEqualTo(PaymentConfirmation.PENDING);

        scenario.reconcile(payment);
        assertThat(orders.status(order)).isEqualTo("PAID");
    }

    @Test
    void lostAnswerToACaptureIsReadLater() {
        var order = scenario.order();
        var payment = scenario.open(order);
        var providerPayment = gateway.pay(PaymentScenario.providerOrder(payment), PaymentScenario.TOTAL);
        gateway.fail("capture", FakeGateway.Fault.ANSWER_LOST);

        assertThat(scenario.confirm(order, payment, providerPayment)).isEqualTo(PaymentConfirmation.PENDING);
        scenario.reconcile(payment);

        assertThat(orders.accepted(order)).isOne();
        assertThat(gateway.paymentNow(providerPayment).captured()).isTrue();
    }

    @Test
    void failedPaymentCanBeAuthorizedLate() {
        var order = scenario.order();
        var payment = scenario.open(order);
        var providerPayment = gateway.failToPay(PaymentScenario.providerOrder(payment), PaymentScenario.TOTAL);
        scenario.reconcile(payment);
        assertThat(orders.paymentStatus(order)).isEqualTo("FAILED");

        gateway.authorizeLate(providerPayment);
        scenario.reconcile(payment);

        assertThat(orders.status(order)).isEqualTo("PAID");
        assertThat(orders.paymentStatus(order)).isEqualTo("CAPTURED");
    }

    @Test
    void oldNewsDoesNotTakeBackWhatIsKnown(@Autowired PaymentSettlement settlement) {
        var order = scenario.order();
        var payment = scenario.open(order);
        var providerPayment = gateway.pay(PaymentScenario.providerOrder(payment), PaymentScenario.TOTAL);
        var authorized = gateway.paymentNow(providerPayment);
        scenario.confirm(order, payment, providerPayment);

        settlement.settle(payment.id(), List.of(authorized));

        assertThat(payments.latest(order).orElseThrow().status()).isEqualTo(PaymentStatus.CAPTURED);
        assertThat(orders.paymentStatus(order)).isEqualTo("CAPTURED");
    }

    @Test
    void moneyForAnExpiredOrderGoesBackOnce() {
        var order = scenario.order();
        var payment = scenario.open(order);
        var providerPayment = gateway.pay(PaymentScenario.providerOrder(payment), PaymentScenario.TOTAL);
        orders.become(order, "EXPIRED");

        scenario.reconcile(payment);
        scenario.confirm(order, payment, providerPayment);
        scenario.reconcile(payment);
        scenario.sendRefunds();

        assertThat(gateway.refunds())
                .filteredOn(refund -> refund.paymentId().equals(providerPayment))
                .singleElement()
                .extracting(GatewayRefund::amount)
                .isEqualTo(PaymentScenario.TOTAL);
        assertThat(orders.accepted(order)).isZero();
        assertThat(scenario.ledger(order)).doesNotContainKeys("SALES", "REFUNDS_DUE", "RECEIVABLE");
    }

    @Test
    void orderThatIsPaidTwiceKeepsOnePayment() {
        var paid = scenario.paid();
        var second = scenario.open(paid.order());
        var again = gateway.pay(PaymentScenario.providerOrder(second), PaymentScenario.TOTAL);

        scenario.reconcile(second);
        scenario.sendRefunds();

        assertThat(orders.accepted(paid.order())).isOne();
        assertThat(gateway.refunds()).extracting(GatewayRefund::paymentId).contains(again);
        assertThat(gateway.refunds()).extracting(GatewayRefund::paymentId).doesNotContain(paid.providerPayment());
        assertThat(orders.paymentStatus(paid.order())).isEqualTo("CAPTURED");
    }

    @Test
    void wrongAmountIsNotAcceptedAndGoesBack() {
        var order = scenario.order();
        var payment = scenario.open(order);
        var providerPayment = gateway.pay(PaymentScenario.providerOrder(payment), Money.inr(59_900));

        scenario.confirm(order, payment, providerPayment);
        scenario.sendRefunds();

        assertThat(orders.status(order)).isEqualTo("AWAITING");
        assertThat(gateway.refunds())
                .filteredOn(refund -> refund.paymentId().equals(providerPayment))
                .extracting(GatewayRefund::amount)
                .containsExactly(Money.inr(59_900));
        assertThat(jdbc.sql(
                                "SELECT count(*) FROM payment_mismatch WHERE provider_payment_id = ? AND kind = 'WRONG_AMOUNT'")
                        .param(providerPayment)
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void manyInstancesThatReadTheSamePaymentCaptureItOnce() {
        var order = scenario.order();
        var payment = scenario.open(order);
        var providerPayment = gateway.pay(PaymentScenario.providerOrder(payment), PaymentScenario.TOTAL);

        InParallel.run(List.of(
                () -> scenario.confirm(order, payment, providerPayment),
                () -> scenario.confirm(order, payment, providerPayment),
                () -> reconcile(payment),
                () -> reconcile(payment),
                () -> reconcile(payment)));

        assertThat(orders.accepted(order)).isOne();
        assertThat(gateway.refunds()).extracting(GatewayRefund::paymentId).doesNotContain(providerPayment);
        assertThat(scenario.ledger(order)).containsEntry("SALES", -49_900L);
    }

    @Test
    void twoAttemptsThatArePaidAtOncePayTheOrderOnce() {
        var order = scenario.order();
        var first = scenario.open(order);
        var second = scenario.open(order);
        var payment1 = gateway.pay(PaymentScenario.providerOrder(first), PaymentScenario.TOTAL);
        var payment2 = gateway.pay(PaymentScenario.providerOrder(second), PaymentScenario.TOTAL);

        InParallel.run(List.of(() -> reconcile(first), () -> reconcile(second)));
        scenario.sendRefunds();

        assertThat(orders.accepted(order)).isOne();
        assertThat(gateway.refunds())
                .extracting(GatewayRefund::paymentId)
                .filteredOn(List.of(payment1, payment2)::contains)
                .hasSize(1);
    }

    @Test
    void paymentByQrCodeNeedsNoClient() {
        var order = scenario.order();
        var started = scenario.start(order, OnlineMethod.UPI_INTENT);
        payments.open(started.id());
        var qr = jdbc.sql("SELECT qr_id FROM payment WHERE id = ?")
                .param(started.id().value())
                .query(String.class)
                .single();
        gateway.payByQr(qr, PaymentScenario.TOTAL);

        scenario.reconcile(started);

        assertThat(orders.status(order)).isEqualTo("PAID");
    }

    private PaymentConfirmation reconcile(PaymentView payment) {
        scenario.reconcile(payment);
        return PaymentConfirmation.CONFIRMED;
    }

    private java.util.UUID orderOf(PaymentView payment) {
        return jdbc.sql("SELECT order_id FROM payment WHERE id = ?")
                .param(payment.id().value())
                .query(java.util.UUID.class)
                .single();
    }
}

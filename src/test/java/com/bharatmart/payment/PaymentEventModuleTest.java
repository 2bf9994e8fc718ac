package com.bharatmart.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.payment.event.PaymentEventService;
import com.bharatmart.payment.event.PaymentEventState;
import com.bharatmart.payment.event.TestWebhooks;
import com.bharatmart.payment.gateway.GatewayRefund;
import com.bharatmart.shared.Money;
import com.bharatmart.testing.InParallel;
import com.bharatmart.testing.ModuleTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@ModuleTest
@TestPropertySource(properties = "bharatmart.payment.checkout-budget=30s")
@Import({PaymentTestConfiguration.class, PaymentScenario.class, TestWebhooks.class})
class PaymentEventModuleTest {

    @Autowired
    PaymentScenario scenario;

    @Autowired
    TestWebhooks webhooks;

    @Autowired
    PaymentEventService events;

    @Autowired
    PaymentService payments;

    @Autowired
    RefundService refunds;

    @Autowired
    FakeGateway gateway;

    @Autowired
    TestPayableOrders orders;

    @Autowired
    JdbcClient jdbc;

    /** The ways by which the shop learns of a payment. */
    enum Channel {
        CONFIRM,
        WEBHOOK,
        RECONCILE
    }

    record Pair(Channel first, Channel second) {}

    static Stream<Pair> pairs() {
        return Stream.of(Channel.values())
                .flatMap(first -> Stream.of(Channel.values()).map(second -> new Pair(first, second)));
    }

    @AfterEach
    void gatewaySendsRefunds() {
        gateway.refundsBecome(GatewayRefund.Status.PROCESSED);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void anyTwoChannelsInAnyOrderPayTheOrderOnce(Pair pair) {
        var order = scenario.order();
        var payment = scenario.open(order);
        var providerPayment = gateway.pay(PaymentScenario.providerOrder(payment), PaymentScenario.TOTAL);
        var captures = gateway.captures();

        report(pair.first(), order, payment, providerPayment);
        report(pair.second(), order, payment, providerPayment);
        scenario.sendRefunds();

        assertThat(orders.accepted(order)).isOne();
        assertThat(gateway.captures() - captures).isOne();
        assertThat(gateway.paymentNow(providerPayment).amountRefunded()).isEqualTo(Money.ZERO);
        assertThat(scenario.ledger(order)).containsEntry("SALES", -49_900L).doesNotContainKey("REFUNDS_DUE");
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void anyTwoChannelsInAnyOrderGiveLateMoneyBackOnce(Pair pair) {
        var order = scenario.order();
        var payment = scenario.open(order);
        var providerPayment = gateway.pay(PaymentScenario.providerOrder(payment), PaymentScenario.TOTAL);
        orders.become(order, "CANCELLED");

        report(pair.first(), order, payment, providerPayment);
        scenario.sendRefunds();
        report(pair.second(), order, payment, providerPayment);
        scenario.sendRefunds();

        assertThat(orders.accepted(order)).isZero();
        assertThat(gateway.refunds())
                .filteredOn(refund -> refund.paymentId().equals(providerPayment))
                .extracting(GatewayRefund::amount)
                .containsExactly(PaymentScenario.TOTAL);
        assertThat(scenario.ledger(order)).doesNotContainKeys("SALES", "REFUNDS_DUE");
    }

    @Test
    void allChannelsAtOncePayTheOrderOnce() {
        var order = scenario.order();
        var payment = scenario.open(order);
        var providerPayment = gateway.pay(PaymentScenario.providerOrder(payment), PaymentScenario.TOTAL);
        var tasks = new ArrayList<java.util.concurrent.Callable<Boolean>>();
        for (var channel : Channel.values()) {
            tasks.addAll(Collections.nCopies(4, () -> {
                report(channel, order, payment, providerPayment);
                return true;
            }));
        }

        InParallel.run(tasks);
        scenario.sendRefunds();

        assertThat(orders.accepted(order)).isOne();
        assertThat(gateway.paymentNow(providerPayment).amountRefunded()).isEqualTo(Money.ZERO);
    }

    @Test
    void repeatedEventHasNoEffect() {
        var order = scenario.order();
        var payment = scenario.open(order);
        var body = event("payment.captured", payment, pay(payment));

        var receipts = InParallel.run(Collections.nCopies(
                10, () -> webhooks.send(body, "evt_10_" + payment.id().value())));
        webhooks.process();

        assertThat(receipts).containsOnlyOnce(PaymentEventService.Receipt.STORED);
        assertThat(Collections.frequency(receipts, PaymentEventService.Receipt.DUPLICATE))
                .isEqualTo(9);
        assertThat(orders.accepted(order)).isOne();
    }

    @Test
    void reorderedEventsEndInTheSameState() {
        var order = scenario.order();
        var payment = scenario.open(order);
        var providerPayment = pay(payment);

        for (var type : List.of("order.paid", "payment.captured", "payment.authorized", "payment.failed")) {
            webhooks.send(event(type, payment, providerPayment));
        }
        webhooks.process();

        assertThat(orders.accepted(order)).isOne();
        assertThat(payments.latest(order).orElseThrow().status()).isEqualTo(PaymentStatus.CAPTURED);
    }

    @Test
    void eventThatComesBeforeTheAnswerFindsItsPaymentByTheReceipt() {
        var order = scenario.order();
        var started = scenario.start(order, OnlineMethod.RAZORPAY);
        gateway.fail("createOrder", FakeGateway.Fault.ANSWER_LOST);
        payments.open(started.id());
        var providerOrder = gateway.orders().getLast().id();
        var providerPayment = gateway.pay(providerOrder, PaymentScenario.TOTAL);

        webhooks.send(TestWebhooks.payment("payment.authorized", providerPayment, providerOrder));
        webhooks.process();

        assertThat(orders.accepted(order)).isOne();
        assertThat(payments.latest(order).orElseThrow().providerOrderId()).isEqualTo(providerOrder);
    }

    @Test
    void eventAboutAQrCodePaysItsOrder() {
        var order = scenario.order();
        var started = scenario.start(order, OnlineMethod.UPI_QR);
        payments.open(started.id());
        var qr = jdbc.sql("SELECT qr_id FROM payment WHERE id = ?")
                .param(started.id().value())
                .query(String.class)
                .single();

        webhooks.send(TestWebhooks.qr(gateway.payByQr(qr, PaymentScenario.TOTAL), qr));
        webhooks.process();

        assertThat(orders.accepted(order)).isOne();
    }

    @Test
    void eventOfAQrCodeDoesNotWaitForTheOtherEventsOfItsPayment() {
        var order = scenario.order();
        var started = scenario.start(order, OnlineMethod.UPI_QR);
        payments.open(started.id());
        var qr = jdbc.sql("SELECT qr_id FROM payment WHERE id = ?")
                .param(started.id().value())
                .query(String.class)
                .single();
        var providerPayment = gateway.payByQr(qr, PaymentScenario.TOTAL);

        var captured = webhooks.send(TestWebhooks.payment("payment.captured", providerPayment, null));
        webhooks.send(TestWebhooks.qr(providerPayment, qr));
        webhooks.process();

        assertThat(orders.accepted(order)).isOne();
        webhooks.process(1);
        assertThat(webhooks.state(captured)).isEqualTo(PaymentEventState.DONE);
        assertThat(mismatches(providerPayment)).isEmpty();
    }

    @Test
    void eventWaitsForAGatewayThatDoesNotAnswer() {
        var order = scenario.order();
        var payment = scenario.open(order);
        gateway.fail("paymentsOf", FakeGateway.Fault.UNAVAILABLE);

        var event = webhooks.send(event("payment.authorized", payment, pay(payment)));
        webhooks.process();
        assertThat(webhooks.state(event)).isEqualTo(PaymentEventState.WAITING);

        webhooks.process(1);
        assertThat(webhooks.state(event)).isEqualTo(PaymentEventState.DONE);
        assertThat(orders.accepted(order)).isOne();
    }

    @Test
    void laterEventWaitsForAnEarlierOneOfTheSamePayment() {
        var payment = scenario.open(scenario.order());
        var providerPayment = gateway.failToPay(PaymentScenario.providerOrder(payment), PaymentScenario.TOTAL);
        gateway.fail("paymentsOf", FakeGateway.Fault.UNAVAILABLE);
        var first = webhooks.send(event("payment.failed", payment, providerPayment));
        var second = webhooks.send(event("payment.authorized", payment, providerPayment));

        webhooks.process();
        assertThat(webhooks.state(first)).isEqualTo(PaymentEventState.WAITING);
        assertThat(webhooks.state(second)).isEqualTo(PaymentEventState.WAITING);

        webhooks.process(2);
        assertThat(webhooks.state(second)).isEqualTo(PaymentEventState.DONE);
    }

    @Test
    void poisonEventIsSetApartAndLaterOnesGoOn() {
        var order = scenario.order();
        var payment = scenario.open(order);
        var providerPayment = pay(payment);
        var poison = webhooks.send("""
                {"event": "refund.processed", "payload": {"payment": {"entity": {"id": "%s"}}}}""".formatted(providerPayment));
        var next = webhooks.send(event("payment.captured", payment, providerPayment));

        webhooks.process(8);

        assertThat(webhooks.state(poison)).isEqualTo(PaymentEventState.FAILED);
        assertThat(webhooks.state(next)).isEqualTo(PaymentEventState.DONE);
        assertThat(orders.accepted(order)).isOne();
        assertThat(events.list(PaymentEventState.FAILED, 100, null).data())
                .filteredOn(event -> event.id().equals(poison))
                .singleElement()
                .satisfies(event -> assertThat(event.error()).contains("without its ids"));
        assertThat(events.retry(poison).orElseThrow().state()).isEqualTo(PaymentEventState.WAITING);
        webhooks.process(6);
        assertThat(webhooks.state(poison)).isEqualTo(PaymentEventState.FAILED);
        assertThat(events.ignore(poison).orElseThrow().state()).isEqualTo(PaymentEventState.IGNORED);
        assertThat(events.retry(poison).orElseThrow().state()).isEqualTo(PaymentEventState.IGNORED);
        assertThat(events.ignore("evt_unknown")).isEmpty();
    }

    @Test
    void paymentThatIsForNoOrderOfTheShopIsAMismatch() {
        var event = webhooks.send(TestWebhooks.payment("payment.captured", "pay_foreign", "order_foreign"));

        webhooks.process(6);

        assertThat(webhooks.state(event)).isEqualTo(PaymentEventState.DONE);
        assertThat(mismatches("pay_foreign")).containsExactly("UNKNOWN_PAYMENT");
    }

    @Test
    void refundOfAnUncapturedPaymentThatIsForNoOrderOfTheShopIsNotWaitedFor() {
        var event = webhooks.send(TestWebhooks.refund("refund.processed", "pay_foreign_refunded", "rfnd_foreign")
                .replace("\"captured\": true", "\"captured\": false"));

        webhooks.process(6);

        assertThat(webhooks.state(event)).isEqualTo(PaymentEventState.DONE);
    }

    @Test
    void eventAboutARefundEndsIt() {
        var paid = scenario.paid();
        gateway.refundsBecome(GatewayRefund.Status.PENDING);
        scenario.refund(paid.order(), 10_000);
        scenario.sendRefunds();
        var refund = gateway.refunds().getLast();
        gateway.endRefund(refund.id(), GatewayRefund.Status.PROCESSED);

        webhooks.send(TestWebhooks.refund("refund.processed", paid.providerPayment(), refund.id()));
        webhooks.send(TestWebhooks.refund("refund.created", paid.providerPayment(), refund.id()));
        webhooks.process();

        assertThat(refunds.list(paid.order())).extracting(RefundView::status).containsExactly(RefundStatus.PROCESSED);
        assertThat(orders.paymentStatus(paid.order())).isEqualTo("PARTIALLY_REFUNDED");
    }

    @Test
    void eventAboutARefundThatComesBeforeItsAnswerIsNotTakenForAForeignOne() {
        var paid = scenario.paid();
        scenario.refund(paid.order(), 10_000);
        gateway.fail("refund", FakeGateway.Fault.ANSWER_LOST);
        scenario.sendRefunds();

        var event = webhooks.send(TestWebhooks.refund(
                "refund.processed",
                paid.providerPayment(),
                gateway.refunds().getLast().id()));
        webhooks.process();
        assertThat(webhooks.state(event)).isEqualTo(PaymentEventState.WAITING);
        scenario.passRefundPause();
        scenario.sendRefunds();
        webhooks.process(1);

        assertThat(webhooks.state(event)).isEqualTo(PaymentEventState.DONE);
        assertThat(refunds.list(paid.order())).extracting(RefundView::status).containsExactly(RefundStatus.PROCESSED);
    }

    @Test
    void disputeIsShownToStaff() {
        webhooks.send("""
                {"event": "payment.dispute.created", "payload": {"payment": {"entity": {"id": "pay_disputed"}},
                  "dispute": {"entity": {"id": "disp_1", "payment_id": "pay_disputed", "amount": 100}}}}""");
        webhooks.process();

        assertThat(jdbc.sql("SELECT detail FROM payment_mismatch WHERE cause = 'dispute:disp_1'")
                        .query(String.class)
                        .single())
                .contains("disp_1");
    }

    @Test
    void endOfADisputeIsShownToStaffWhoHaveClosedItsBeginning() {
        var dispute = """
                {"event": "payment.dispute.%s", "payload": {"payment": {"entity": {"id": "pay_disputed_2"}},
                  "dispute": {"entity": {"id": "disp_2", "payment_id": "pay_disputed_2", "amount": 100}}}}""";
        webhooks.send(dispute.formatted("created"));
        webhooks.process();
        jdbc.sql("UPDATE payment_mismatch SET resolved_at = now() WHERE cause = 'dispute:disp_2'")
                .update();

        webhooks.send(dispute.formatted("lost"));
        webhooks.process();

        assertThat(jdbc.sql("""
                                SELECT detail FROM payment_mismatch
                                WHERE provider_payment_id = 'pay_disputed_2' AND resolved_at IS NULL""").query(String.class).single()).contains("disp_2", "payment.dispute.lost");
    }

    @Test
    void unknownEventIsStoredAndIgnored() {
        var event = webhooks.send("""
                {"event": "subscription.charged", "payload": {}}""");

        assertThat(webhooks.state(event)).isEqualTo(PaymentEventState.IGNORED);
    }

    @Test
    void whatTellsAboutTheShopperIsNotStored() {
        var event = webhooks.send(TestWebhooks.payment("payment.captured", "pay_private", "order_private"));

        assertThat(webhooks.payload(event))
                .contains("pay_private", "order_private", "49900")
                .doesNotContain("asha", "Asha", "9876543210", "1111", "card_test", "MG Road");
        webhooks.process(6);
    }

    @Test
    void unsignedBodyIsNotStored() {
        var body = "{\"event\": \"payment.captured\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(events.receive(body, "forged", "evt_forged")).isEqualTo(PaymentEventService.Receipt.UNSIGNED);
        assertThat(jdbc.sql("SELECT count(*) FROM payment_event WHERE id = 'evt_forged'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void signedBodyThatIsNoEventIsNotStored() {
        for (var body : List.of("not json", "[]", "{}", "{\"event\": 1}", "{\"event\": \"a\"", "[".repeat(5_000))) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            assertThat(events.receive(bytes, FakeGateway.signature(bytes), null))
                    .isEqualTo(PaymentEventService.Receipt.UNREADABLE);
        }
    }

    @Test
    void eventWithoutAnIdIsKnownByItsBody() {
        var bytes = "{\"event\": \"settlement.processed\", \"created_at\": 1}".getBytes(StandardCharsets.UTF_8);

        assertThat(events.receive(bytes, FakeGateway.signature(bytes), null))
                .isEqualTo(PaymentEventService.Receipt.STORED);
        assertThat(events.receive(bytes, FakeGateway.signature(bytes), "not an id"))
                .isEqualTo(PaymentEventService.Receipt.DUPLICATE);
    }

    private List<String> mismatches(String providerPayment) {
        return jdbc.sql("SELECT kind FROM payment_mismatch WHERE provider_payment_id = ?")
                .param(providerPayment)
                .query(String.class)
                .list();
    }

    private String pay(PaymentView payment) {
        return gateway.pay(PaymentScenario.providerOrder(payment), PaymentScenario.TOTAL);
    }

    private static String event(String type, PaymentView payment, String providerPayment) {
        return TestWebhooks.payment(type, providerPayment, PaymentScenario.providerOrder(payment));
    }

    private void report(Channel channel, OrderReference order, PaymentView payment, String providerPayment) {
        switch (channel) {
            case CONFIRM -> scenario.confirm(order, payment, providerPayment);
            case WEBHOOK -> {
                webhooks.send(event("payment.authorized", payment, providerPayment));
                webhooks.process();
            }
            case RECONCILE -> scenario.reconcile(payment);
        }
    }
}

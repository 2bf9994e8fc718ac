package com.bharatmart.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.payment.event.TestWebhooks;
import com.bharatmart.testing.ModuleTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** While the gateway is known to be away, the queues wait for it, instead of spending attempts and growing their pauses. */
@ModuleTest
@TestPropertySource(properties = "bharatmart.payment.checkout-budget=30s")
@Import({PaymentTestConfiguration.class, PaymentScenario.class, TestWebhooks.class})
class GatewayAwayModuleTest {

    @Autowired
    PaymentScenario scenario;

    @Autowired
    PaymentReconciliationWorker worker;

    @Autowired
    TestWebhooks webhooks;

    @Autowired
    FakeGateway gateway;

    @Autowired
    TestPayableOrders orders;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void comeBack() {
        gateway.goAway(false);
    }

    @Test
    void checkFollowsAsSoonAsTheGatewayIsBack() {
        var order = scenario.order();
        var payment = scenario.open(order);
        gateway.pay(PaymentScenario.providerOrder(payment), PaymentScenario.TOTAL);
        jdbc.sql("UPDATE payment SET check_at = now() WHERE id = ?")
                .param(payment.id().value())
                .update();
        gateway.goAway(true);
        check();
        assertThat(orders.status(order)).isEqualTo("AWAITING");

        gateway.goAway(false);
        check();

        assertThat(orders.status(order)).isEqualTo("PAID");
    }

    @Test
    void eventIsProcessedAsSoonAsTheGatewayIsBack() {
        var order = scenario.order();
        var payment = scenario.open(order);
        var providerOrder = PaymentScenario.providerOrder(payment);
        var providerPayment = gateway.pay(providerOrder, PaymentScenario.TOTAL);
        gateway.goAway(true);
        var event = webhooks.send(TestWebhooks.payment("payment.authorized", providerPayment, providerOrder));
        webhooks.process();
        assertThat(attempts("SELECT attempts FROM payment_event WHERE id = ?", event))
                .isZero();

        gateway.goAway(false);
        webhooks.process();

        assertThat(orders.status(order)).isEqualTo("PAID");
    }

    @Test
    void refundIsSentAsSoonAsTheGatewayIsBack() {
        var paid = scenario.paid();
        gateway.goAway(true);
        var refund = scenario.refund(paid.order(), 10_000);
        scenario.sendRefunds();
        assertThat(attempts(
                        "SELECT attempts FROM refund WHERE id = ?", refund.id().value()))
                .isZero();

        gateway.goAway(false);
        scenario.sendRefunds();

        assertThat(orders.paymentStatus(paid.order())).isEqualTo("PARTIALLY_REFUNDED");
    }

    private int attempts(String query, Object id) {
        return jdbc.sql(query).param(id).query(Integer.class).single();
    }

    private void check() {
        for (var claim = worker.claim(); claim.isPresent(); claim = worker.claim()) {
            worker.run(claim.get());
        }
    }
}

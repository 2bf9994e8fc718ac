package com.bharatmart.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bharatmart.payment.search.PaymentAdminService;
import com.bharatmart.testing.ModuleTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

@ModuleTest
@TestPropertySource(properties = {"bharatmart.payment.checkout-budget=30s", "bharatmart.payment.capture=manual"})
@Import({PaymentTestConfiguration.class, PaymentScenario.class})
class ManualCaptureModuleTest {

    @Autowired
    PaymentScenario scenario;

    @Autowired
    PaymentAdminService payments;

    @Autowired
    FakeGateway gateway;

    @Autowired
    TestPayableOrders orders;

    @Test
    void authorizedPaymentWaitsForStaff() {
        var order = scenario.order();
        var payment = scenario.open(order);
        var providerPayment = gateway.pay(PaymentScenario.providerOrder(payment), PaymentScenario.TOTAL);

        scenario.confirm(order, payment, providerPayment);
        assertThat(orders.status(order)).isEqualTo("AWAITING");
        assertThat(orders.paymentStatus(order)).isEqualTo("AUTHORIZED");
        assertThat(gateway.captures()).isZero();

        assertThat(payments.capture(payment.id()).status()).isEqualTo(PaymentStatus.CAPTURED);
        assertThat(orders.status(order)).isEqualTo("PAID");
        assertThatThrownBy(() -> payments.capture(payment.id()))
                .isInstanceOf(PaymentException.NotAuthorizedException.class);
    }
}

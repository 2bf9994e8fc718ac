package com.bharatmart.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.shared.Money;
import com.bharatmart.testing.InParallel;
import com.bharatmart.testing.ModuleTest;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@ModuleTest
@TestPropertySource(properties = "bharatmart.payment.checkout-budget=30s")
@Import({PaymentTestConfiguration.class, PaymentScenario.class, PaymentQueueModuleTest.Listener.class})
class PaymentQueueModuleTest {

    @Autowired
    PaymentScenario scenario;

    @Autowired
    PaymentReconciliationWorker worker;

    @Autowired
    PaymentAnnouncementJob announcements;

    @Autowired
    Listener listener;

    @Autowired
    FakeGateway gateway;

    @Autowired
    TestPayableOrders orders;

    @Autowired
    JdbcClient jdbc;

    @TestConfiguration(proxyBeanMethods = false)
    static class Listener {
        final List<Object> events = new CopyOnWriteArrayList<>();

        @EventListener
        void on(PaymentCaptured event) {
            events.add(event);
        }

        @EventListener
        void on(LatePaymentRefunded event) {
            events.add(event.order());
        }
    }

    @BeforeEach
    void noOtherPaymentIsChecked() {
        jdbc.sql("UPDATE payment SET check_at = NULL").update();
    }

    @Test
    void openPaymentIsCheckedInLessThanAMinute() {
        var order = scenario.order();
        var payment = scenario.open(order);
        gateway.pay(PaymentScenario.providerOrder(payment), PaymentScenario.TOTAL);
        assertThat(secondsToCheck(payment)).isBetween(1, 41);

        passTime(payment, "INTERVAL '0'");
        check();

        assertThat(orders.status(order)).isEqualTo("PAID");
        assertThat(secondsToCheck(payment)).isNull();
    }

    @Test
    void checksGrowRarerAfterTheDeadlineAndEnd() {
        var payment = scenario.open(scenario.order());

        passTime(payment, "INTERVAL '1 hour'");
        check();
        assertThat(secondsToCheck(payment)).isBetween(3_500, 3_700);

        passTime(payment, "INTERVAL '2 days'");
        check();
        assertThat(secondsToCheck(payment)).isBetween(21_500, 21_700);

        passTime(payment, "INTERVAL '5 days'");
        check();
        assertThat(secondsToCheck(payment)).isNull();
    }

    @Test
    void failedCheckIsRepeated() {
        var order = scenario.order();
        var payment = scenario.open(order);
        gateway.pay(PaymentScenario.providerOrder(payment), PaymentScenario.TOTAL);
        gateway.fail("paymentsOf", FakeGateway.Fault.UNAVAILABLE);

        passTime(payment, "INTERVAL '0'");
        check();
        assertThat(orders.status(order)).isEqualTo("AWAITING");

        passTime(payment, "INTERVAL '0'");
        check();
        assertThat(orders.status(order)).isEqualTo("PAID");
    }

    @Test
    void checkGoesOnUntilTheRefundsOfAPaymentAreKnown() {
        var order = scenario.order();
        var payment = scenario.open(order);
        var providerPayment = gateway.pay(PaymentScenario.providerOrder(payment), PaymentScenario.TOTAL);
        gateway.captureElsewhere(providerPayment);
        gateway.refundElsewhere(providerPayment, Money.inr(20_000));
        gateway.fail("refundsOf", FakeGateway.Fault.UNAVAILABLE);

        passTime(payment, "INTERVAL '0'");
        check();
        assertThat(secondsToCheck(payment)).isNotNull();

        passTime(payment, "INTERVAL '0'");
        check();
        scenario.sendRefunds();
        assertThat(gateway.paymentNow(providerPayment).amountRefunded()).isEqualTo(PaymentScenario.TOTAL);

        passTime(payment, "INTERVAL '0'");
        check();
        assertThat(secondsToCheck(payment)).isNull();
    }

    @Test
    void checkGoesOnUntilASecondPaymentIsCapturedAndSentBack() {
        var paid = scenario.paid();
        var again = gateway.pay(PaymentScenario.providerOrder(paid.payment()), PaymentScenario.TOTAL);
        gateway.fail("capture", FakeGateway.Fault.UNAVAILABLE);

        passTime(paid.payment(), "INTERVAL '0'");
        check();
        assertThat(secondsToCheck(paid.payment())).isNotNull();

        passTime(paid.payment(), "INTERVAL '0'");
        check();
        scenario.sendRefunds();
        assertThat(gateway.paymentNow(again).amountRefunded()).isEqualTo(PaymentScenario.TOTAL);
        assertThat(secondsToCheck(paid.payment())).isNull();
    }

    @Test
    void everyChangeIsAnnouncedOnce() {
        var paid = scenario.paid();
        var late = scenario.order();
        var payment = scenario.open(late);
        gateway.pay(PaymentScenario.providerOrder(payment), PaymentScenario.TOTAL);
        orders.become(late, "EXPIRED");
        scenario.reconcile(payment);

        InParallel.run(Collections.nCopies(4, () -> {
            announcements.announce();
            return true;
        }));
        announcements.announce();

        assertThat(listener.events)
                .containsOnlyOnce(
                        new PaymentCaptured(paid.order(), paid.payment().id(), PaymentScenario.TOTAL), late);
    }

    private void check() {
        for (var claim = worker.claim(); claim.isPresent(); claim = worker.claim()) {
            worker.run(claim.get());
        }
    }

    /** As if the deadline were that long ago, or still ahead for zero, and the next check were due. */
    private void passTime(PaymentView payment, String sinceDeadline) {
        jdbc.sql("""
                        UPDATE payment SET check_at = now(),
                            expires_at = CASE WHEN %1$s = INTERVAL '0' THEN expires_at ELSE now() - %1$s END
                        WHERE id = ?""".formatted(sinceDeadline)).param(payment.id().value()).update();
    }

    private @org.jspecify.annotations.Nullable Integer secondsToCheck(PaymentView payment) {
        return jdbc.sql("SELECT extract(epoch FROM check_at - now())::int FROM payment WHERE id = ?")
                .param(payment.id().value())
                .query((row, _) -> row.getObject(1, Integer.class))
                .list()
                .getFirst();
    }
}

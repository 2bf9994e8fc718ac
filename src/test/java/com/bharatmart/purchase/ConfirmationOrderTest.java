package com.bharatmart.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.razorpay.CheckoutResponse;
import com.bharatmart.testing.InParallel;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A payment is reported by the client, by webhooks and by the reconciler, in any order: it has one effect. */
class ConfirmationOrderTest {

    private static final String CAPTURE = "POST /v1/payments/{id}/capture";

    private final ConnectedShop shop = ConnectedShop.shared();

    private enum Reporter {
        CLIENT,
        WEBHOOK,
        RECONCILER
    }

    @BeforeEach
    void holdWebhooks() {
        shop.razorpay().webhooks().hold();
        // So that the service has to capture the payment.
        shop.razorpay().gateway().captureAutomatically(false);
        shop.razorpay().calls().clear();
    }

    @AfterEach
    void restore() {
        shop.razorpay().gateway().captureAutomatically(true);
        shop.razorpay().webhooks().release();
        shop.awaitQuiet();
    }

    static Stream<Arguments> pairs() {
        return Arrays.stream(Reporter.values())
                .flatMap(first -> Arrays.stream(Reporter.values())
                        .filter(second -> second != first)
                        .map(second -> Arguments.of(first, second)));
    }

    @ParameterizedTest(name = "{0}, then {1}")
    @MethodSource("pairs")
    void firstReportConfirmsTheOrderAndTheSecondChangesNothing(Reporter first, Reporter second) {
        var order = shop.place();
        var paid = shop.razorpay().shopper().pay(order.providerOrderId());

        report(first, order, paid);

        assertCapturedOnce(order);
        var calls = shop.razorpay().calls().count(CAPTURE);
        var confirmed = order.get();

        report(second, order, paid);

        assertCapturedOnce(order);
        assertThat(order.get()).isEqualTo(confirmed);
        assertThat(calls).isEqualTo(1);
        assertThat(shop.razorpay().calls().count(CAPTURE)).isEqualTo(1);
    }

    @RepeatedTest(3)
    void reportsAtTheSameMomentHaveOneEffect() {
        var order = shop.place();
        var paid = shop.razorpay().shopper().pay(order.providerOrderId());

        InParallel.run(Stream.concat(Arrays.stream(Reporter.values()), Stream.of(Reporter.CLIENT))
                .map(reporter -> (Callable<Boolean>) () -> {
                    report(reporter, order, paid);
                    return true;
                })
                .toList());

        assertCapturedOnce(order);
    }

    @RepeatedTest(2)
    void repeatedAndReversedWebhooksHaveOneEffect() {
        shop.razorpay().webhooks().duplicate(10);
        try {
            var order = shop.place();
            var paid = shop.razorpay().shopper().pay(order.providerOrderId());
            shop.razorpay().webhooks().releaseReversed();
            shop.awaitQuiet();
            report(Reporter.CLIENT, order, paid);

            assertCapturedOnce(order);
        } finally {
            shop.razorpay().webhooks().duplicate(1);
        }
    }

    private void report(Reporter reporter, GuestOrder order, CheckoutResponse paid) {
        switch (reporter) {
            case CLIENT -> {
                var answer = order.confirm(paid);
                assertThat(List.of(200, 202)).as(answer.text()).contains(answer.status());
            }
            case WEBHOOK -> {
                shop.razorpay().webhooks().release();
                shop.awaitQuiet();
            }
            case RECONCILER -> shop.reconcile(order);
        }
    }

    private void assertCapturedOnce(GuestOrder order) {
        shop.records().awaitQuiet();
        order.assertPaidOnce();
    }
}

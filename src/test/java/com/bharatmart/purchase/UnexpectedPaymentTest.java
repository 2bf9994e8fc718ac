package com.bharatmart.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.razorpay.AuditedOrder;
import com.bharatmart.testing.InParallel;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Money that is late, too much or too little goes back by itself, once. */
class UnexpectedPaymentTest {

    private final ConnectedShop shop = ConnectedShop.shared();

    @AfterEach
    void restore() {
        shop.razorpay().gateway().captureAutomatically(true);
        shop.razorpay().webhooks().release();
        shop.awaitQuiet();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void paymentThatIsAuthorizedAfterTheOrderHasExpiredGoesBack(boolean capturedByGateway) {
        shop.razorpay().gateway().captureAutomatically(capturedByGateway);
        var order = shop.place();
        var left = shop.razorpay().shopper().abandon(order.providerOrderId(), "netbanking");
        shop.expire(order);

        var paid = shop.razorpay().shopper().payLate(left.id());

        awaitRefunded(order, order.total());
        assertThat(shop.razorpay().gateway().refunds(paid.razorpayPaymentId())).hasSize(1);
        order.assertNothingKept();
        assertThat(order.timeline()).containsExactly("PENDING_PAYMENT", "EXPIRED", "EXPIREDPAYMENT_RETURNED");
        assertThat(order.mails()).hasSize(3).doesNotHaveDuplicates();
        // A client that reports it as well changes nothing.
        assertThat(order.confirm(paid).json().get("status").asString()).isEqualTo("EXPIRED");
        shop.awaitQuiet();
        assertThat(shop.razorpay().gateway().refunds(paid.razorpayPaymentId())).hasSize(1);
    }

    @Test
    void secondPaymentOfAnOrderGoesBack() {
        var order = shop.place();

        shop.razorpay().shopper().payTwice(order.providerOrderId());

        awaitRefunded(order, order.total());
        assertThat(order.atGateway())
                .singleElement()
                .extracting(AuditedOrder::captured)
                .isEqualTo(2 * order.total());
        assertKeptOnce(order);
    }

    @Test
    void failedPaymentThatSucceedsAfterAnotherOneHasPaidGoesBack() {
        var order = shop.place();
        var failed = shop.razorpay().shopper().fail(order.providerOrderId());
        order.awaitPayment("FAILED");
        var second = order.payBy("razorpay").json().get("providerOrderId").asString();
        shop.razorpay().shopper().pay(second);
        BackgroundWork.await(() -> order.status().equals("CONFIRMED"));

        var late = shop.razorpay().shopper().payLate(failed.id());

        awaitRefunded(order, order.total());
        assertThat(shop.razorpay().gateway().refunds(late.razorpayPaymentId())).hasSize(1);
        assertKeptOnce(order);
    }

    @ParameterizedTest
    @CsvSource({"-100, INR", "100, INR", "0, USD"})
    void wrongAmountIsNotAccepted(long difference, String currency) {
        var order = shop.place();

        var paid = shop.razorpay().shopper().payOther(order.providerOrderId(), order.total() + difference, currency);
        assertThat(order.confirm(paid).json().get("status").asString()).isEqualTo("PENDING_PAYMENT");

        awaitRefunded(order, order.total() + difference);
        assertThat(order.timeline()).doesNotContain("CONFIRMED");
        assertThat(shop.records().payments(order.id())).containsExactly("SURPLUS");
        assertThat(shop.records().balances(order.id())).doesNotContainKeys("SALES", "RECEIVABLE", "REFUNDS_DUE");
        assertThat(shop.records().mismatches(order.id())).containsExactly("WRONG_AMOUNT");
        assertThat(shop.stock(order.sku())).isEqualTo("1/2/0");

        var again = order.payBy("razorpay");
        assertThat(again.status()).as(again.text()).isEqualTo(201);
        shop.razorpay().shopper().pay(again.json().get("providerOrderId").asString());
        BackgroundWork.await(() -> order.status().equals("CONFIRMED"));
    }

    @RepeatedTest(5)
    void cancellationAndPaymentAtTheSameMomentKeepNoMoney() {
        shop.razorpay().webhooks().hold();
        var order = shop.place();
        var paid = shop.razorpay().shopper().pay(order.providerOrderId());

        InParallel.run(List.<Callable<Integer>>of(
                () -> order.cancel().status(),
                () -> order.confirm(paid).status(),
                () -> shop.razorpay().webhooks().release()));

        awaitRefunded(order, order.total());
        assertThat(order.status()).isEqualTo("CANCELLED");
        assertThat(shop.razorpay().gateway().refunds(paid.razorpayPaymentId())).hasSize(1);
        order.assertNothingKept();
    }

    private void awaitRefunded(GuestOrder order, long paise) {
        BackgroundWork.await(() ->
                order.atGateway().stream().mapToLong(AuditedOrder::refunded).sum() == paise);
        shop.awaitQuiet();
        assertThat(order.atGateway().stream().mapToLong(AuditedOrder::refunded).sum())
                .isEqualTo(paise);
        assertThat(shop.records().total()).isZero();
    }

    private void assertKeptOnce(GuestOrder order) {
        assertThat(order.status()).isEqualTo("CONFIRMED");
        assertThat(order.paymentStatus()).isEqualTo("CAPTURED");
        assertThat(shop.records().payments(order.id())).containsExactly("ACCEPTED", "SURPLUS");
        assertThat(shop.records().balances(order.id()))
                .containsEntry("SALES", -order.total())
                .doesNotContainKeys("RECEIVABLE", "REFUNDS_DUE", "REFUNDS");
        assertThat(shop.stock(order.sku())).isEqualTo("1/0/2");
        assertThat(order.mails()).doesNotHaveDuplicates();
    }
}

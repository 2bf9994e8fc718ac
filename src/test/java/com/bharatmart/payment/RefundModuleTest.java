package com.bharatmart.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bharatmart.payment.gateway.GatewayRefund;
import com.bharatmart.shared.Money;
import com.bharatmart.testing.InParallel;
import com.bharatmart.testing.ModuleTest;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
@TestPropertySource(properties = "bharatmart.payment.checkout-budget=30s")
@Import({PaymentTestConfiguration.class, PaymentScenario.class})
class RefundModuleTest {

    @Autowired
    PaymentScenario scenario;

    @Autowired
    RefundService refunds;

    @Autowired
    FailedRefundService failed;

    @Autowired
    RefundReconciliation reconciliation;

    @Autowired
    CashOnDeliveryService cash;

    @Autowired
    FakeGateway gateway;

    @Autowired
    TestPayableOrders orders;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void gatewaySendsRefunds() {
        gateway.refundsBecome(GatewayRefund.Status.PROCESSED);
    }

    @Test
    void partialRefundsAddUpToTheFullOne() {
        var paid = scenario.paid();

        scenario.refund(paid.order(), 10_000);
        scenario.sendRefunds();
        assertThat(orders.paymentStatus(paid.order())).isEqualTo("PARTIALLY_REFUNDED");

        scenario.refund(paid.order(), 39_900);
        scenario.sendRefunds();
        assertThat(orders.paymentStatus(paid.order())).isEqualTo("REFUNDED");
        assertThat(refunds.list(paid.order()))
                .extracting(RefundView::status)
                .containsExactly(RefundStatus.PROCESSED, RefundStatus.PROCESSED);
        assertThat(scenario.ledger(paid.order()))
                .containsEntry("SALES", -49_900L)
                .containsEntry("REFUNDS", 49_900L)
                .doesNotContainKey("REFUNDS_DUE");
    }

    @Test
    void refundOfMoreThanIsLeftIsRejected() {
        var paid = scenario.paid();
        scenario.refund(paid.order(), 40_000);

        assertThatThrownBy(() -> scenario.refund(paid.order(), 9_901))
                .isInstanceOfSatisfying(
                        RefundException.ExceedsCapturedException.class,
                        e -> assertThat(e.refundable()).isEqualTo(Money.inr(9_900)));
        assertThatThrownBy(() -> scenario.refund(scenario.order(), 1))
                .isInstanceOf(RefundException.NotPaidException.class);
    }

    @Test
    void manyRefundsAtOnceNeverExceedThePayment() {
        var paid = scenario.paid();

        var done = InParallel.run(Collections.nCopies(12, () -> tryRefund(paid, 10_000)));
        scenario.sendRefunds();

        assertThat(Collections.frequency(done, true)).isEqualTo(4);
        assertThat(gateway.paymentNow(paid.providerPayment()).amountRefunded()).isEqualTo(Money.inr(40_000));
    }

    @Test
    void databaseItselfRejectsAnExcessiveRefund() {
        var paid = scenario.paid();

        assertThatThrownBy(() -> jdbc.sql("UPDATE gateway_payment SET refund_requested = captured + 1 WHERE id = ?")
                        .param(paid.providerPayment())
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("gateway_payment_refund");
    }

    @Test
    void refundWhoseAnswerIsLostIsSentOnce() {
        var paid = scenario.paid();
        scenario.refund(paid.order(), 10_000);
        gateway.fail("refund", FakeGateway.Fault.ANSWER_LOST);
        scenario.sendRefunds();
        assertThat(refunds.list(paid.order())).extracting(RefundView::status).containsExactly(RefundStatus.REQUESTED);

        scenario.passRefundPause();
        scenario.sendRefunds();

        assertThat(refunds.list(paid.order())).extracting(RefundView::status).containsExactly(RefundStatus.PROCESSED);
        assertThat(refundsAtGateway(paid)).hasSize(1);
    }

    @Test
    void pendingRefundIsAskedForUntilItsEnd() {
        var paid = scenario.paid();
        gateway.refundsBecome(GatewayRefund.Status.PENDING);
        scenario.refund(paid.order(), 10_000);
        scenario.sendRefunds();
        assertThat(refunds.list(paid.order())).extracting(RefundView::status).containsExactly(RefundStatus.PENDING);
        assertThat(orders.paymentStatus(paid.order())).isEqualTo("CAPTURED");

        gateway.endRefund(refundsAtGateway(paid).getFirst().id(), GatewayRefund.Status.PROCESSED);
        scenario.passRefundPause();
        scenario.sendRefunds();

        assertThat(refunds.list(paid.order())).singleElement().satisfies(refund -> {
            assertThat(refund.status()).isEqualTo(RefundStatus.PROCESSED);
            assertThat(refund.reference()).startsWith("RRN");
        });
        assertThat(orders.paymentStatus(paid.order())).isEqualTo("PARTIALLY_REFUNDED");
    }

    @Test
    void failedRefundIsSentAgainUnderAnotherKey() {
        var paid = scenario.paid();
        gateway.refundsBecome(GatewayRefund.Status.FAILED);
        scenario.refund(paid.order(), 10_000);
        scenario.sendRefunds();
        assertThat(refunds.list(paid.order())).extracting(RefundView::status).containsExactly(RefundStatus.FAILED);
        assertThat(scenario.ledger(paid.order())).containsEntry("REFUNDS_DUE", -10_000L);

        gateway.refundsBecome(GatewayRefund.Status.PROCESSED);
        scenario.passRefundPause();
        scenario.sendRefunds();

        assertThat(refunds.list(paid.order())).extracting(RefundView::status).containsExactly(RefundStatus.PROCESSED);
        assertThat(refundsAtGateway(paid)).hasSize(2);
        assertThat(gateway.paymentNow(paid.providerPayment()).amountRefunded()).isEqualTo(Money.inr(10_000));
        assertThat(scenario.ledger(paid.order())).doesNotContainKey("REFUNDS_DUE");
    }

    @Test
    void rejectedRefundIsToBeSentAgain() {
        var paid = scenario.paid();
        scenario.refund(paid.order(), 10_000);
        gateway.fail("refund", FakeGateway.Fault.REJECTED);
        scenario.sendRefunds();
        assertThat(refunds.list(paid.order())).extracting(RefundView::status).containsExactly(RefundStatus.FAILED);

        scenario.passRefundPause();
        scenario.sendRefunds();

        assertThat(refunds.list(paid.order())).extracting(RefundView::status).containsExactly(RefundStatus.PROCESSED);
    }

    @Test
    void failedRefundThatStaffHaveSentAtTheGatewayIsNotSentAgain() {
        var paid = scenario.paid();
        gateway.refundsBecome(GatewayRefund.Status.FAILED);
        scenario.refund(paid.order(), 10_000);
        scenario.sendRefunds();
        gateway.refundsBecome(GatewayRefund.Status.PROCESSED);
        var elsewhere = gateway.refundElsewhere(paid.providerPayment(), Money.inr(10_000));

        assertThat(reconciliation.reconcile(paid.providerPayment(), elsewhere.id()))
                .isTrue();
        scenario.passRefundPause();
        scenario.sendRefunds();

        assertThat(gateway.paymentNow(paid.providerPayment()).amountRefunded()).isEqualTo(Money.inr(10_000));
        assertThat(refunds.list(paid.order())).extracting(RefundView::status).containsExactly(RefundStatus.PROCESSED);
        assertThat(scenario.ledger(paid.order()))
                .containsEntry("REFUNDS", 10_000L)
                .doesNotContainKey("REFUNDS_DUE");
    }

    @Test
    void refundWhoseAnswerIsLostAndWhoseKeyIsForgottenIsNotSentUnderAnotherKey() {
        var paid = scenario.paid();
        scenario.refund(paid.order(), 10_000);
        gateway.fail("refund", FakeGateway.Fault.ANSWER_LOST);
        scenario.sendRefunds();
        gateway.fail("refund", FakeGateway.Fault.REJECTED);
        scenario.passRefundPause();
        scenario.sendRefunds();

        scenario.passRefundPause();
        scenario.sendRefunds();

        assertThat(refundsAtGateway(paid)).hasSize(1);
        assertThat(refunds.list(paid.order())).extracting(RefundView::status).containsExactly(RefundStatus.PROCESSED);
    }

    @Test
    void refundThatTheGatewayWouldRefuseIsRejected() {
        var paid = scenario.paid();

        assertThatThrownBy(() -> scenario.refund(paid.order(), 99))
                .isInstanceOf(RefundException.TooSmallException.class)
                .hasMessageContaining("INR 1.00");
        scenario.refund(paid.order(), 49_850);
        scenario.refund(paid.order(), 50);
        scenario.sendRefunds();

        assertThat(orders.paymentStatus(paid.order())).isEqualTo("REFUNDED");
    }

    @Test
    void staffHaveAFailedRefundSentAtOnce() {
        var paid = scenario.paid();
        gateway.refundsBecome(GatewayRefund.Status.FAILED);
        var refund = scenario.refund(paid.order(), 10_000);
        assertThat(retry(refund)).as("not failed yet").isFalse();
        scenario.sendRefunds();
        gateway.refundsBecome(GatewayRefund.Status.PROCESSED);
        scenario.sendRefunds();
        assertThat(refunds.list(paid.order())).extracting(RefundView::status).containsExactly(RefundStatus.FAILED);

        assertThat(retry(refund)).isTrue();
        scenario.sendRefunds();

        assertThat(refunds.list(paid.order())).extracting(RefundView::status).containsExactly(RefundStatus.PROCESSED);
        assertThat(retry(refund)).isFalse();
    }

    @Test
    void staffSendAFailedRefundByTheBank() {
        var paid = scenario.paid();
        gateway.refundsBecome(GatewayRefund.Status.FAILED);
        var refund = scenario.refund(paid.order(), 10_000);
        assertThatThrownBy(() -> complete(refund)).isInstanceOf(RefundException.NotFailedException.class);
        scenario.sendRefunds();
        gateway.refundsBecome(GatewayRefund.Status.PROCESSED);

        assertThat(complete(refund)).isTrue();
        assertThat(complete(refund)).as("a repetition").isFalse();
        scenario.passRefundPause();
        scenario.sendRefunds();

        assertThat(gateway.paymentNow(paid.providerPayment()).amountRefunded()).isEqualTo(Money.ZERO);
        assertThat(refunds.list(paid.order())).singleElement().satisfies(done -> {
            assertThat(done.status()).isEqualTo(RefundStatus.PROCESSED);
            assertThat(done.reference()).isEqualTo("UTR9");
        });
        assertThat(orders.paymentStatus(paid.order())).isEqualTo("PARTIALLY_REFUNDED");
        assertThat(scenario.ledger(paid.order()))
                .containsEntry("BANK", -10_000L)
                .containsEntry("REFUNDS", 10_000L)
                .doesNotContainKey("REFUNDS_DUE");
    }

    @Test
    void refundThatMayBeAtTheGatewayIsNotSentByTheBank() {
        var paid = scenario.paid();
        gateway.refundsBecome(GatewayRefund.Status.FAILED);
        var refund = scenario.refund(paid.order(), 10_000);
        scenario.sendRefunds();
        gateway.refundsBecome(GatewayRefund.Status.PROCESSED);
        gateway.fail("refund", FakeGateway.Fault.ANSWER_LOST);
        scenario.passRefundPause();
        scenario.sendRefunds();

        assertThatThrownBy(() -> complete(refund)).isInstanceOf(RefundException.NotFailedException.class);
    }

    @Test
    void oldNewsOfAFailedRefundDoesNotFailTheNextOne() {
        var paid = scenario.paid();
        gateway.refundsBecome(GatewayRefund.Status.FAILED);
        scenario.refund(paid.order(), 10_000);
        scenario.sendRefunds();
        var failed = refundsAtGateway(paid).getFirst();
        gateway.refundsBecome(GatewayRefund.Status.PENDING);
        scenario.passRefundPause();
        scenario.sendRefunds();

        reconciliation.reconcile(paid.providerPayment(), failed.id());

        assertThat(refunds.list(paid.order())).extracting(RefundView::status).containsExactly(RefundStatus.PENDING);
    }

    @Test
    void canceledOrderGivesBackWhatIsLeft() {
        var paid = scenario.paid();
        scenario.refund(paid.order(), 9_900);

        refundAll(paid.order());
        refundAll(paid.order());
        refundAll(scenario.order());
        scenario.sendRefunds();

        assertThat(orders.paymentStatus(paid.order())).isEqualTo("REFUNDED");
        assertThat(refundsAtGateway(paid))
                .extracting(GatewayRefund::amount)
                .containsExactlyInAnyOrder(Money.inr(9_900), Money.inr(40_000));
    }

    @Test
    void refundThatSomebodyMadeAtTheGatewayIsInTheBooks() {
        var paid = scenario.paid();
        gateway.refundElsewhere(paid.providerPayment(), Money.inr(5_000));

        scenario.reconcile(paid.payment());
        scenario.reconcile(paid.payment());

        assertThat(refunds.list(paid.order())).singleElement().satisfies(refund -> {
            assertThat(refund.status()).isEqualTo(RefundStatus.PROCESSED);
            assertThat(refund.amount()).isEqualTo(Money.inr(5_000));
        });
        assertThat(orders.paymentStatus(paid.order())).isEqualTo("PARTIALLY_REFUNDED");
        assertThatThrownBy(() -> scenario.refund(paid.order(), 44_901))
                .isInstanceOf(RefundException.ExceedsCapturedException.class);
    }

    @Test
    void moneyThatWasSentBackBeforeItWasKnownDoesNotPayTheOrder() {
        var order = scenario.order();
        var payment = scenario.open(order);
        var providerPayment = gateway.pay(PaymentScenario.providerOrder(payment), PaymentScenario.TOTAL);
        gateway.captureElsewhere(providerPayment);
        gateway.refundElsewhere(providerPayment, Money.inr(20_000));

        scenario.reconcile(payment);
        scenario.sendRefunds();

        assertThat(orders.status(order)).isEqualTo("AWAITING");
        assertThat(gateway.paymentNow(providerPayment).amountRefunded()).isEqualTo(PaymentScenario.TOTAL);
        assertThat(scenario.ledger(order)).doesNotContainKeys("REFUNDS_DUE", "SALES");
    }

    @Test
    void cashRefundNeverExceedsWhatWasCollected() {
        var order = scenario.order();
        transactions.executeWithoutResult(_ -> {
            cash.collected(order, Money.inr(30_000), Instant.parse("2026-01-01T00:00:00Z"));
            cash.collected(order, Money.inr(30_000), Instant.parse("2026-01-01T00:00:00Z"));
        });

        recordCashRefund(order, 10_000);
        assertThat(orders.paymentStatus(order)).isEqualTo("PARTIALLY_REFUNDED");
        assertThatThrownBy(() -> recordCashRefund(order, 20_001))
                .isInstanceOf(RefundException.ExceedsCapturedException.class);
        recordCashRefund(order, 20_000);

        assertThat(orders.paymentStatus(order)).isEqualTo("REFUNDED");
        assertThat(scenario.ledger(order))
                .containsEntry("SALES", -30_000L)
                .containsEntry("CASH_ON_DELIVERY", 30_000L)
                .containsEntry("REFUNDS", 30_000L)
                .containsEntry("BANK", -30_000L);
    }

    @Test
    void remittedCashIsAtTheBankAndADifferenceIsAMismatch() {
        var order = scenario.order();
        transactions.executeWithoutResult(
                _ -> cash.collected(order, Money.inr(30_000), Instant.parse("2026-01-01T00:00:00Z")));

        assertThat(remit(order, 29_000)).isTrue();
        assertThat(remit(order, 29_000)).isFalse();

        assertThat(scenario.ledger(order)).containsEntry("BANK", 29_000L).containsEntry("CASH_ON_DELIVERY", 1_000L);
        assertThat(jdbc.sql("SELECT kind FROM payment_mismatch WHERE order_id = ?")
                        .param(order.value())
                        .query(String.class)
                        .list())
                .containsExactly("REMITTANCE_DIFFERS");
    }

    @Test
    void journalThatDoesNotSumToZeroIsRejectedByTheDatabase() {
        assertThatThrownBy(() ->
                        transactions.executeWithoutResult(_ -> jdbc.sql("""
                        WITH journal AS (
                            INSERT INTO ledger_journal (id, cause) VALUES (gen_random_uuid(), 'test') RETURNING id)
                        INSERT INTO ledger_entry SELECT id, 'BANK', 1 FROM journal""").update()))
                .hasStackTraceContaining("does not sum to zero");
        assertThatThrownBy(() -> jdbc.sql("UPDATE ledger_entry SET amount = 1").update())
                .hasMessageContaining("never changed");
    }

    private boolean retry(RefundView refund) {
        return Boolean.TRUE.equals(transactions.execute(_ -> failed.retry(refund.id())));
    }

    private boolean complete(RefundView refund) {
        return Boolean.TRUE.equals(transactions.execute(_ -> failed.complete(refund.id(), "UTR9")));
    }

    private boolean remit(OrderReference order, long paise) {
        return Boolean.TRUE.equals(transactions.execute(_ -> cash.remitted(order, "UTR1", Money.inr(paise))));
    }

    private void recordCashRefund(OrderReference order, long paise) {
        transactions.executeWithoutResult(_ -> refunds.recordCashRefund(
                order, Money.inr(paise), "UTR2", new RefundRequest("returned", List.of(), null, true)));
    }

    private void refundAll(OrderReference order) {
        transactions.executeWithoutResult(_ -> refunds.refundAll(order, "The order was canceled."));
    }

    private List<GatewayRefund> refundsAtGateway(PaymentScenario.Paid paid) {
        return gateway.refunds().stream()
                .filter(refund -> refund.paymentId().equals(paid.providerPayment()))
                .toList();
    }

    private boolean tryRefund(PaymentScenario.Paid paid, long paise) {
        try {
            scenario.refund(paid.order(), paise);
            return true;
        } catch (RefundException.ExceedsCapturedException _) {
            return false;
        }
    }
}

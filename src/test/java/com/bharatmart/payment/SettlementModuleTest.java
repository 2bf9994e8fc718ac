package com.bharatmart.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.payment.gateway.SettlementItem;
import com.bharatmart.payment.settlement.TestSettlements;
import com.bharatmart.shared.Money;
import com.bharatmart.testing.ModuleTest;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@ModuleTest
@TestPropertySource(properties = "bharatmart.payment.checkout-budget=30s")
@Import({PaymentTestConfiguration.class, PaymentScenario.class, TestSettlements.class})
class SettlementModuleTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 31);

    @Autowired
    PaymentScenario scenario;

    @Autowired
    TestSettlements settlements;

    @Autowired
    FakeGateway gateway;

    @Autowired
    TestPayableOrders orders;

    @Autowired
    JdbcClient jdbc;

    @Test
    void settledMoneyIsAtTheBank() {
        var paid = scenario.paid();
        scenario.refund(paid.order(), 10_000);
        scenario.sendRefunds();
        var refund = gateway.refunds().getLast();
        gateway.settle(
                DAY, List.of(payment(paid.providerPayment(), 49_900, 998, 152), refundItem(refund.id(), 10_000)));

        settlements.compare(DAY);
        settlements.compare(DAY);

        assertThat(scenario.ledger(paid.order()))
                .containsEntry("BANK", 49_900L - 998 - 10_000)
                .containsEntry("FEES", 846L)
                .containsEntry("FEE_TAX", 152L)
                .doesNotContainKey("GATEWAY");
        assertThat(mismatches(paid.providerPayment())).isEmpty();
    }

    @Test
    void reportThatDiffersIsAMismatch() {
        var paid = scenario.paid();
        gateway.settle(
                DAY, List.of(payment(paid.providerPayment(), 39_900, 998, 152), payment("pay_nobody", 100, 2, 0)));

        settlements.compare(DAY);

        assertThat(mismatches(paid.providerPayment())).containsExactly("SETTLEMENT_DIFFERS");
        assertThat(jdbc.sql("SELECT kind FROM payment_mismatch WHERE cause = 'settlement:pay_nobody'")
                        .query(String.class)
                        .list())
                .containsExactly("UNKNOWN_PAYMENT");
    }

    @Test
    void paymentThatOnlyTheReportKnowsPaysItsOrder() {
        var order = scenario.order();
        var payment = scenario.open(order);
        var providerOrder = PaymentScenario.providerOrder(payment);
        var providerPayment = gateway.pay(providerOrder, PaymentScenario.TOTAL);
        gateway.captureElsewhere(providerPayment);
        gateway.settle(
                DAY,
                List.of(item(
                        providerPayment,
                        SettlementItem.Type.PAYMENT,
                        0,
                        48_902,
                        49_900,
                        998,
                        152,
                        null,
                        providerOrder)));

        settlements.compare(DAY);

        assertThat(orders.accepted(order)).isOne();
        assertThat(mismatches(providerPayment)).isEmpty();
    }

    @Test
    void refundThatOnlyTheReportKnowsIsOnTheOrderAndInTheBooks() {
        var paid = scenario.paid();
        var refund = gateway.refundElsewhere(paid.providerPayment(), Money.inr(10_000));
        gateway.settle(DAY.plusDays(3), List.of(refundItem(refund.id(), 10_000, paid.providerPayment())));

        settlements.compare(DAY.plusDays(3));

        assertThat(orders.paymentStatus(paid.order())).isEqualTo("PARTIALLY_REFUNDED");
        assertThat(scenario.ledger(paid.order()))
                .containsEntry("REFUNDS", 10_000L)
                .containsEntry("BANK", -10_000L)
                .doesNotContainKey("REFUNDS_DUE");
        assertThat(mismatches(paid.providerPayment())).containsExactly("UNKNOWN_REFUND");
    }

    @Test
    void entryThatCannotBeComparedDoesNotHideTheOthers() {
        var payment = scenario.open(scenario.order());
        var providerOrder = PaymentScenario.providerOrder(payment);
        var providerPayment = gateway.pay(providerOrder, PaymentScenario.TOTAL);
        gateway.settle(
                DAY.plusDays(2),
                List.of(
                        item(
                                providerPayment,
                                SettlementItem.Type.PAYMENT,
                                0,
                                48_902,
                                49_900,
                                998,
                                152,
                                null,
                                providerOrder),
                        payment("pay_behind", 100, 2, 0)));
        gateway.fail("paymentsOf", FakeGateway.Fault.REJECTED);

        settlements.compare(DAY.plusDays(2));

        assertThat(jdbc.sql("SELECT cause FROM payment_mismatch WHERE cause IN (?, 'settlement:pay_behind')")
                        .param("settlement:" + providerPayment)
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("settlement:" + providerPayment, "settlement:pay_behind");
    }

    @Test
    void capturedMoneyThatIsInNoReportForAWeekIsAMismatch() {
        var paid = scenario.paid();
        jdbc.sql("UPDATE gateway_payment SET seen_at = now() - INTERVAL '8 days' WHERE id = ?")
                .param(paid.providerPayment())
                .update();

        settlements.compare(DAY.plusDays(1));

        assertThat(mismatches(paid.providerPayment())).containsExactly("NOT_SETTLED");
    }

    @Test
    void everyPastDayIsCompared() {
        assertThat(settlements.hasDueDay()).isTrue();
    }

    private List<String> mismatches(String providerPayment) {
        return jdbc.sql("SELECT kind FROM payment_mismatch WHERE provider_payment_id = ?")
                .param(providerPayment)
                .query(String.class)
                .list();
    }

    private static SettlementItem payment(String id, long amount, long fee, long tax) {
        return item(id, SettlementItem.Type.PAYMENT, 0, amount - fee, amount, fee, tax, null, null);
    }

    private static SettlementItem refundItem(String id, long amount) {
        return refundItem(id, amount, null);
    }

    private static SettlementItem refundItem(
            String id, long amount, @org.jspecify.annotations.Nullable String payment) {
        return item(id, SettlementItem.Type.REFUND, amount, 0, amount, 0, 0, payment, null);
    }

    private static SettlementItem item(
            String id,
            SettlementItem.Type type,
            long debit,
            long credit,
            long amount,
            long fee,
            long tax,
            @org.jspecify.annotations.Nullable String payment,
            @org.jspecify.annotations.Nullable String order) {
        return new SettlementItem(
                id,
                type,
                Money.inr(debit),
                Money.inr(credit),
                Money.inr(amount),
                Money.inr(fee),
                Money.inr(tax),
                true,
                "setl_1",
                "UTR1",
                payment,
                order,
                null,
                "upi");
    }
}

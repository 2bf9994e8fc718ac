package com.bharatmart.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.shared.Money;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** An order with an attempt to pay it, and what happens to them. The workers run only when a test says so. */
public final class PaymentScenario {

    static final Money TOTAL = Money.inr(49_900);
    static final Duration HOLD = Duration.ofMinutes(15);

    private final PaymentService payments;
    private final RefundService refunds;
    private final PaymentReconciliation reconciliation;
    private final RefundWorker refundWorker;
    private final PaymentReconciliationWorker reconciliationWorker;
    private final TestPayableOrders orders;
    private final FakeGateway gateway;
    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;

    PaymentScenario(
            PaymentService payments,
            RefundService refunds,
            PaymentReconciliation reconciliation,
            RefundWorker refundWorker,
            PaymentReconciliationWorker reconciliationWorker,
            TestPayableOrders orders,
            FakeGateway gateway,
            TransactionTemplate transactions,
            JdbcClient jdbc) {
        this.payments = payments;
        this.refunds = refunds;
        this.reconciliation = reconciliation;
        this.refundWorker = refundWorker;
        this.orders = orders;
        this.gateway = gateway;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.reconciliationWorker = reconciliationWorker;
    }

    /** After the start of the context, which starts them. */
    @EventListener(ContextRefreshedEvent.class)
    void stopWorkers() {
        refundWorker.stop();
        reconciliationWorker.stop();
    }

    OrderReference order() {
        return orders.place(TOTAL);
    }

    PaymentView start(OrderReference order, OnlineMethod method) {
        return Objects.requireNonNull(
                transactions.execute(_ -> payments.start(order, "BM-2026-1", method, TOTAL, HOLD)));
    }

    /** An attempt with its order at the gateway. */
    PaymentView open(OrderReference order) {
        return payments.open(start(order, OnlineMethod.RAZORPAY).id());
    }

    static String providerOrder(PaymentView payment) {
        return Objects.requireNonNull(payment.providerOrderId());
    }

    PaymentConfirmation confirm(OrderReference order, PaymentView payment, String providerPayment) {
        var providerOrder = providerOrder(payment);
        return payments.confirm(
                order,
                payment.id(),
                new ClientSignature(
                        providerOrder, providerPayment, FakeGateway.signature(providerOrder, providerPayment)));
    }

    void reconcile(PaymentView payment) {
        reconciliation.reconcile(payment.id());
    }

    /** An order that is paid. */
    Paid paid() {
        var order = order();
        var payment = open(order);
        var providerPayment = gateway.pay(providerOrder(payment), TOTAL);
        confirm(order, payment, providerPayment);
        assertThat(orders.status(order)).isEqualTo("PAID");
        return new Paid(order, payment, providerPayment);
    }

    RefundView refund(OrderReference order, long paise) {
        return Objects.requireNonNull(transactions.execute(_ -> {
            orders.lock(order);
            return refunds.refund(order, Money.inr(paise), new RefundRequest("damaged", List.of(), null, false));
        }));
    }

    /** Runs all refunds that are due. */
    void sendRefunds() {
        for (var claim = refundWorker.claim(); claim.isPresent(); claim = refundWorker.claim()) {
            refundWorker.run(claim.get());
        }
    }

    /** Makes the refunds due that wait for their next attempt. */
    void passRefundPause() {
        jdbc.sql("UPDATE refund SET due_at = now() WHERE due_at IS NOT NULL").update();
    }

    /** The balance of each account, of the journals of one order. Every journal sums to zero, or it could not be there. */
    Map<String, Long> ledger(OrderReference order) {
        return jdbc
                .sql("""
                        SELECT account, sum(amount)::bigint FROM ledger_entry
                        JOIN ledger_journal ON id = journal_id WHERE order_id = ? GROUP BY account HAVING sum(amount) <> 0""")
                .param(order.value())
                .query((row, _) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .stream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Announcements of the order, the oldest first, without those that were published. */
    List<String> timeline(OrderReference order) {
        return jdbc.sql("SELECT kind FROM payment_announcement WHERE order_id = ? ORDER BY id")
                .param(order.value())
                .query(String.class)
                .list();
    }

    /** A paid order. */
    record Paid(OrderReference order, PaymentView payment, String providerPayment) {}
}

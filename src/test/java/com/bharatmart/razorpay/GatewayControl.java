package com.bharatmart.razorpay;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What the gateway does by itself, the settings of the account, and all that has happened. */
public final class GatewayControl {

    private final RazorpayDatabase database;
    private final AccountRepository accounts;
    private final OrderRepository orders;
    private final PaymentRepository payments;
    private final RefundRepository refunds;
    private final QrCodeRepository codes;
    private final RefundLifecycle lifecycle;
    private final SettlementRepository settlements;
    private final WebhookEvents events;
    private final WebhookSender sender;
    private final Clock clock;

    GatewayControl(
            RazorpayDatabase database,
            AccountRepository accounts,
            OrderRepository orders,
            PaymentRepository payments,
            RefundRepository refunds,
            QrCodeRepository codes,
            RefundLifecycle lifecycle,
            SettlementRepository settlements,
            WebhookEvents events,
            WebhookSender sender,
            Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.orders = orders;
        this.payments = payments;
        this.refunds = refunds;
        this.codes = codes;
        this.lifecycle = lifecycle;
        this.settlements = settlements;
        this.events = events;
        this.sender = sender;
        this.clock = clock;
    }

    public Account account() {
        return accounts.account();
    }

    public void changeKey(String keyId, String keySecret) {
        accounts.changeKey(keyId, keySecret);
    }

    /** Whether authorized payments are captured at once, unless their order says otherwise. */
    public void captureAutomatically(boolean automatic) {
        accounts.changeCapture(automatic);
    }

    /** What happens to refunds from now on: {@code processed}, {@code pending} or {@code failed}. */
    public void refundOutcome(String outcome) {
        if (!List.of("processed", "pending", "failed").contains(outcome)) {
            throw RazorpayErrorException.badField("refunds", "The outcome is processed, pending or failed");
        }
        accounts.changeRefundOutcome(outcome);
    }

    public Refund processRefund(String refundId) {
        return change(() -> lifecycle.process(refundId));
    }

    public Refund failRefund(String refundId) {
        return change(() -> lifecycle.fail(refundId));
    }

    /** Refunds an authorized payment that was not captured, now instead of after three days. */
    public Refund refundUncaptured(String paymentId) {
        return change(() -> lifecycle.refundUncaptured(paymentId));
    }

    /** Refunds all payments that were not captured for three days. */
    public int refundUncaptured() {
        return change(lifecycle::refundUncaptured);
    }

    /** Settles everything that is not settled, in a settlement of this day. */
    public Settlement settle(LocalDate day) {
        return change(() -> {
            var settlement = settlements.settle(day, clock.instant().getEpochSecond());
            events.add("settlement.processed", Map.of("settlement", settlement.json()));
            return settlement;
        });
    }

    /** Adds a credit, or a debit if the amount is negative, that belongs to no payment. */
    public Settlement adjust(String settlementId, long amount, String description) {
        return change(() -> settlements.adjust(
                settlementId, amount, description, clock.instant().getEpochSecond()));
    }

    public Order order(String orderId) {
        return orders.require(orderId);
    }

    public Optional<Order> orderOfReceipt(String receipt) {
        return orders.ofReceipt(receipt);
    }

    public Payment payment(String paymentId) {
        return payments.require(paymentId);
    }

    /** The payments of an order, the newest first. */
    public List<Payment> payments(String orderId) {
        return payments.ofOrder(orderId);
    }

    /** The refunds of a payment, the newest first. */
    public List<Refund> refunds(String paymentId) {
        return refunds.list(new Page(0, Long.MAX_VALUE, 0, Integer.MAX_VALUE), paymentId);
    }

    public QrCode qrCode(String codeId) {
        codes.closeExpired(clock.instant().getEpochSecond());
        return codes.require(codeId);
    }

    /** All orders with the sums of their payments and refunds, the oldest first. */
    public List<AuditedOrder> audit() {
        return AuditedOrder.all(database.jdbc());
    }

    private <T> T change(Supplier<T> work) {
        var result = database.inTransaction(work);
        sender.wake();
        return result;
    }
}

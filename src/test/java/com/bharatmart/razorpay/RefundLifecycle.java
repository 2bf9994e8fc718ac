package com.bharatmart.razorpay;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Changes the states of refunds, and tells the webhook. All methods need a transaction. */
final class RefundLifecycle {

    /** Razorpay refunds payments that were authorized and not captured for three days. */
    static final Duration MAX_AUTHORIZATION = Duration.ofDays(3);

    private final PaymentRepository payments;
    private final RefundRepository refunds;
    private final AccountRepository accounts;
    private final WebhookEvents events;
    private final Clock clock;

    RefundLifecycle(
            PaymentRepository payments,
            RefundRepository refunds,
            AccountRepository accounts,
            WebhookEvents events,
            Clock clock) {
        this.payments = payments;
        this.refunds = refunds;
        this.accounts = accounts;
        this.events = events;
        this.clock = clock;
    }

    /** Creates a refund of a captured payment. Its outcome is that of the account. */
    Refund create(Payment payment, Refund refund) {
        var remaining = payment.amount() - payment.amountRefunded();
        if (!payment.captured()) {
            throw RazorpayErrorException.badRequest("The payment status should be captured for action to be taken");
        }
        if (remaining == 0) {
            throw RazorpayErrorException.badRequest("The payment has been fully refunded already");
        }
        if (refund.amount() > remaining) {
            throw RazorpayErrorException.badField(
                    "amount", "The total refund amount is greater than the refund payment amount");
        }
        var created = open(payment, refund);
        return switch (accounts.account().refundOutcome()) {
            case "processed" -> process(created.id());
            case "failed" -> {
                var _ = fail(created.id());
                yield created;
            }
            default -> created;
        };
    }

    Refund process(String id) {
        var refund = refunds.ended(id, "processed", RazorpayId.reference());
        tell("refund.processed", refund, payments.require(refund.paymentId()));
        return refund;
    }

    /** Fails a pending refund. Its amount can be refunded again. */
    Refund fail(String id) {
        var refund = refunds.ended(id, "failed", null);
        payments.lock(refund.paymentId());
        tell("refund.failed", refund, payments.refunded(refund.paymentId(), -refund.amount()));
        return refund;
    }

    /** Refunds an authorized payment that was not captured, as the gateway does by itself. */
    Refund refundUncaptured(String paymentId) {
        var payment = payments.lock(paymentId);
        if (!payment.status().equals("authorized")) {
            throw RazorpayErrorException.badRequest("The payment is not authorized");
        }
        var refund = open(payment, request(payment, payment.amount(), true));
        return process(refund.id());
    }

    /** Refunds all payments that were authorized and not captured in time. Returns their number. */
    int refundUncaptured() {
        var ids = payments.uncaptured(clock.instant().minus(MAX_AUTHORIZATION).getEpochSecond());
        ids.forEach(this::refundUncaptured);
        return ids.size();
    }

    /** A refund that is not created yet. */
    Refund request(Payment payment, long amount, boolean automatic) {
        return new Refund(
                RazorpayId.next("rfnd"),
                payment.id(),
                amount,
                null,
                "{}",
                "normal",
                automatic,
                null,
                null,
                "pending",
                null,
                clock.instant().getEpochSecond());
    }

    private Refund open(Payment payment, Refund refund) {
        var created = refunds.create(refund);
        tell("refund.created", created, payments.refunded(payment.id(), refund.amount()));
        return created;
    }

    private void tell(String event, Refund refund, Payment payment) {
        events.add(event, Map.of("refund", refund.json(), "payment", payment.json()));
    }
}

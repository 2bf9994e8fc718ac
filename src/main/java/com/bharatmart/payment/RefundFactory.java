package com.bharatmart.payment;

import com.bharatmart.payment.PaymentAnnouncement.Kind;
import com.bharatmart.payment.gateway.GatewayRefund;
import com.bharatmart.payment.ledger.Ledger;
import com.bharatmart.shared.Money;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes refunds of payments at the gateway. Each first takes its amount from what is left of the payment, in one update of
 * its row, so that all refunds together never exceed what was captured. The order is locked.
 */
@Component
class RefundFactory {

    private static final String OF_GATEWAY = "gateway:";

    private final GatewayPaymentRepository gatewayPayments;
    private final RefundRepository refunds;
    private final Ledger ledger;
    private final PaymentAnnouncementRepository announcements;
    private final PaymentMetrics metrics;
    private final Clock clock;

    RefundFactory(
            GatewayPaymentRepository gatewayPayments,
            RefundRepository refunds,
            Ledger ledger,
            PaymentAnnouncementRepository announcements,
            PaymentMetrics metrics,
            Clock clock) {
        this.gatewayPayments = gatewayPayments;
        this.refunds = refunds;
        this.ledger = ledger;
        this.announcements = announcements;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Of a payment that an order has accepted.
     *
     * @throws RefundException.ExceedsCapturedException if less than this is left
     * @throws RefundException.TooSmallException if the gateway would refuse it
     */
    Refund request(PaymentTransaction payment, Money amount, RefundRequest request) {
        if (amount.compareTo(OnlineMethod.MIN_AMOUNT) < 0 && amount.compareTo(payment.refundable()) < 0) {
            throw new RefundException.TooSmallException(OnlineMethod.MIN_AMOUNT);
        }
        take(payment, amount);
        var refund = refund(payment, amount, null, request, null);
        refunds.add(refund, request.requestedBy());
        announceRequest(refund);
        return refund;
    }

    /** Of all that is left of money that no order took. Without effect the second time. */
    void giveBackSurplus(PaymentTransaction payment, SurplusReason reason) {
        var left = gatewayPayments.find(payment.id()).orElse(payment).refundable();
        if (left.amount() == 0) {
            return;
        }
        var request = new RefundRequest(reason.text(), List.of(), null, false);
        var refund = refund(payment, left, Refund.SURPLUS, request, null);
        if (refunds.add(refund, null)) {
            take(payment, left);
            metrics.refund(RefundStatus.REQUESTED);
            announcements.add(PaymentAnnouncement.of(Kind.LATE_PAYMENT_REFUNDED, refund.order(), refund.id(), left));
        }
    }

    /**
     * One that somebody made at the gateway.
     *
     * @throws RefundException.ExceedsCapturedException if the gateway has sent back more than it had taken
     */
    Refund adopt(PaymentTransaction payment, GatewayRefund made) {
        take(payment, made.amount());
        var request = new RefundRequest("Made at the payment gateway.", List.of(), null, false);
        var refund = refund(payment, made.amount(), OF_GATEWAY + made.id(), request, made.id());
        refunds.add(refund, null);
        if (payment.isAccepted()) {
            announceRequest(refund);
        }
        return refund;
    }

    private void take(PaymentTransaction payment, Money amount) {
        if (amount.amount() <= 0) {
            throw new IllegalArgumentException("a refund is more than zero");
        }
        if (!gatewayPayments.requestRefund(payment.id(), amount)) {
            throw new RefundException.ExceedsCapturedException(
                    gatewayPayments.find(payment.id()).orElse(payment).refundable());
        }
    }

    private void announceRequest(Refund refund) {
        ledger.refundRequested(refund.order().value(), refund.id().value(), refund.amount());
        metrics.refund(RefundStatus.REQUESTED);
        announcements.add(PaymentAnnouncement.of(Kind.REFUND_REQUESTED, refund.order(), refund.id(), refund.amount()));
    }

    private Refund refund(
            PaymentTransaction payment,
            Money amount,
            @Nullable String cause,
            RefundRequest request,
            @Nullable String providerRefundId) {
        return new Refund(
                RefundId.next(),
                payment.order(),
                payment.id(),
                amount,
                cause,
                request.reason(),
                request.lines(),
                request.restock(),
                providerRefundId == null ? RefundStatus.REQUESTED : RefundStatus.PENDING,
                providerRefundId,
                null,
                0,
                Instant.now(clock),
                null);
    }
}

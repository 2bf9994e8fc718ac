package com.bharatmart.payment;

import com.bharatmart.payment.PaymentAnnouncement.Kind;
import com.bharatmart.payment.gateway.GatewayRefund;
import com.bharatmart.payment.ledger.Ledger;
import com.bharatmart.platform.database.ExponentialBackoff;
import com.bharatmart.platform.database.TransactionRetry;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Takes in what was read from the gateway about a refund, with the same result however often it comes. */
@Component
class RefundSettlement {

    private static final Logger log = LoggerFactory.getLogger(RefundSettlement.class);

    private static final ExponentialBackoff PAUSE = new ExponentialBackoff(Duration.ofMinutes(15), Duration.ofDays(1));

    private final ObjectProvider<PayableOrders> orders;
    private final PaymentRepository payments;
    private final GatewayPaymentRepository gatewayPayments;
    private final RefundRepository refunds;
    private final Ledger ledger;
    private final PaymentAnnouncementRepository announcements;
    private final PaymentMetrics metrics;
    private final TransactionRetry transactions;

    RefundSettlement(
            ObjectProvider<PayableOrders> orders,
            PaymentRepository payments,
            GatewayPaymentRepository gatewayPayments,
            RefundRepository refunds,
            Ledger ledger,
            PaymentAnnouncementRepository announcements,
            PaymentMetrics metrics,
            TransactionRetry transactions) {
        this.orders = orders;
        this.payments = payments;
        this.gatewayPayments = gatewayPayments;
        this.refunds = refunds;
        this.ledger = ledger;
        this.announcements = announcements;
        this.metrics = metrics;
        this.transactions = transactions;
    }

    /**
     * Brings the refund up to date.
     *
     * @param asked the refund when the gateway was asked. Without effect if it has failed since then: the answer is about
     *     the refund at the gateway that failed
     */
    void settle(Refund asked, GatewayRefund read) {
        locked(asked, refund -> {
            settleLocked(refund, read);
            return true;
        });
    }

    private void settleLocked(Refund refund, GatewayRefund read) {
        if (refund.status() == RefundStatus.PROCESSED) {
            addReference(refund, read);
            return;
        }
        switch (read.status()) {
            case PENDING -> {
                refunds.pending(refund.id(), read);
                if (refund.status() != RefundStatus.PENDING) {
                    metrics.refund(RefundStatus.PENDING);
                }
            }
            case PROCESSED -> processed(refund, read);
            case FAILED -> failed(refund, "the gateway failed to send it");
        }
    }

    /** The gateway refused to make the refund. */
    void reject(Refund asked, String error) {
        locked(asked, refund -> {
            if (refund.status() != RefundStatus.PROCESSED) {
                failed(refund, error);
            }
            return true;
        });
    }

    /**
     * Staff have sent the money by the bank of the shop.
     *
     * @return false if the gateway has sent it or may do so
     */
    boolean complete(Refund asked, String reference) {
        return locked(asked, refund -> {
            if (refund.status() != RefundStatus.FAILED) {
                return false;
            }
            refunds.completed(refund.id(), reference);
            ledger.refundCompletedByBank(refund.order().value(), refund.id().value(), refund.amount());
            returned(refund);
            return true;
        });
    }

    /** The bank's reference can come after the money. */
    private void addReference(Refund refund, GatewayRefund read) {
        if (refund.reference() == null && read.reference() != null) {
            refunds.addReference(refund.id(), read.reference());
        }
    }

    /** Returns false without the change if the refund has failed since it was read. */
    private boolean locked(Refund asked, Predicate<Refund> change) {
        return transactions.execute(() -> {
            orders.getObject().lock(asked.order());
            var payment = Objects.requireNonNull(asked.gatewayPayment());
            var _ = gatewayPayments.findLocked(payment).orElseThrow();
            var refund = refunds.findLocked(asked.id()).orElseThrow();
            return refund.failures() == asked.failures() && change.test(refund);
        });
    }

    private void processed(Refund refund, GatewayRefund read) {
        refunds.processed(refund.id(), read);
        ledger.refundProcessed(refund.order().value(), refund.id().value(), refund.amount());
        returned(refund);
    }

    private void returned(Refund refund) {
        var id = Objects.requireNonNull(refund.gatewayPayment());
        gatewayPayments.processRefund(id, refund.amount());
        var payment = gatewayPayments.find(id).orElseThrow();
        var attempt = payments.find(payment.payment()).orElseThrow();
        payments.changeStatus(attempt.id(), attempt.statusBy(gatewayPayments.ofPayment(attempt.id())));
        if (payment.isAccepted()) {
            orders.getObject().changePaymentStatus(refund.order(), payment.capturedStatus());
        }
        metrics.refund(RefundStatus.PROCESSED);
        announcements.add(PaymentAnnouncement.of(Kind.REFUND_PROCESSED, refund.order(), refund.id(), refund.amount()));
    }

    /** The money stays reserved: it still has to go back. */
    private void failed(Refund refund, String error) {
        log.error("Refund {} of {} failed: {}", refund.id().value(), refund.amount(), error);
        refunds.failed(refund.id(), error, PAUSE.after(refund.failures() + 1));
        metrics.refund(RefundStatus.FAILED);
        if (refund.failures() == 0) {
            announcements.add(PaymentAnnouncement.of(Kind.REFUND_FAILED, refund.order(), refund.id(), refund.amount()));
        }
    }
}

package com.bharatmart.payment;

import com.bharatmart.payment.PaymentAnnouncement.Kind;
import com.bharatmart.payment.PaymentTransaction.Disposition;
import com.bharatmart.payment.gateway.GatewayPayment;
import com.bharatmart.payment.ledger.Ledger;
import com.bharatmart.payment.mismatch.Mismatch;
import com.bharatmart.payment.mismatch.MismatchKind;
import com.bharatmart.payment.mismatch.MismatchService;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Decides once what becomes of captured money: it pays its order, or goes back. */
@Component
class PaymentAcceptance {

    private final ObjectProvider<PayableOrders> orders;
    private final PaymentRepository payments;
    private final GatewayPaymentRepository gatewayPayments;
    private final RefundFactory refunds;
    private final Ledger ledger;
    private final MismatchService mismatches;
    private final PaymentAnnouncementRepository announcements;
    private final PaymentMetrics metrics;
    private final Clock clock;

    PaymentAcceptance(
            ObjectProvider<PayableOrders> orders,
            PaymentRepository payments,
            GatewayPaymentRepository gatewayPayments,
            RefundFactory refunds,
            Ledger ledger,
            MismatchService mismatches,
            PaymentAnnouncementRepository announcements,
            PaymentMetrics metrics,
            Clock clock) {
        this.orders = orders;
        this.payments = payments;
        this.gatewayPayments = gatewayPayments;
        this.refunds = refunds;
        this.ledger = ledger;
        this.mismatches = mismatches;
        this.announcements = announcements;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Has an effect for captured money only, and only once. The order and the attempt are locked.
     *
     * @param read what the gateway says now, null if the payment was not read this time
     */
    void decide(
            PaymentAttempt attempt,
            Optional<PayableOrder> payable,
            PaymentTransaction payment,
            @Nullable GatewayPayment read) {
        reportWrongAmount(attempt, payment);
        if (!payment.isCaptured()) {
            return;
        }
        if (payment.disposition() == null) {
            if (isExpected(attempt, payable, payment, read)
                    && orders.getObject().acceptPayment(attempt.order(), Instant.now(clock))) {
                accept(attempt, payment);
            } else {
                giveBack(attempt, payment, read);
            }
        }
        var fee = payment.fee();
        var tax = payment.tax();
        if (fee != null && tax != null) {
            ledger.fee(attempt.order().value(), payment.id(), fee, tax);
        }
    }

    /** Money that someone has sent back before the order knew of it does not pay the order. */
    private static boolean isExpected(
            PaymentAttempt attempt,
            Optional<PayableOrder> payable,
            PaymentTransaction payment,
            @Nullable GatewayPayment read) {
        return payment.amount().equals(attempt.amount())
                && payable.filter(order -> order.total().equals(payment.amount()))
                        .isPresent()
                && (read == null || read.amountRefunded().amount() == 0);
    }

    private void accept(PaymentAttempt attempt, PaymentTransaction payment) {
        gatewayPayments.dispose(payment.id(), Disposition.ACCEPTED);
        payments.end(attempt.order());
        ledger.paid(attempt.order().value(), payment.id(), payment.captured());
        announcements.add(PaymentAnnouncement.of(Kind.CAPTURED, attempt.order(), attempt.id(), payment.captured()));
        metrics.captured(attempt.method());
    }

    private void giveBack(PaymentAttempt attempt, PaymentTransaction payment, @Nullable GatewayPayment read) {
        gatewayPayments.dispose(payment.id(), Disposition.SURPLUS);
        ledger.surplus(attempt.order().value(), payment.id(), payment.captured());
        var reason = reason(attempt, payment);
        metrics.surplus(reason);
        if (read == null || read.amountRefunded().amount() == 0) {
            refunds.giveBackSurplus(payment, reason);
        }
    }

    private SurplusReason reason(PaymentAttempt attempt, PaymentTransaction payment) {
        if (!payment.amount().equals(attempt.amount())) {
            return SurplusReason.WRONG_AMOUNT;
        }
        return gatewayPayments.findAcceptedLocked(attempt.order()).isPresent()
                ? SurplusReason.PAID_TWICE
                : SurplusReason.LATE;
    }

    private void reportWrongAmount(PaymentAttempt attempt, PaymentTransaction payment) {
        if (!payment.amount().equals(attempt.amount())) {
            mismatches.report(new Mismatch(
                    "amount:" + payment.id(),
                    MismatchKind.WRONG_AMOUNT,
                    attempt.order().value(),
                    attempt.id().value(),
                    payment.id(),
                    attempt.amount(),
                    payment.amount(),
                    "%s was asked for, %s was paid; it goes back by itself"
                            .formatted(attempt.amount(), payment.amount())));
        }
    }
}

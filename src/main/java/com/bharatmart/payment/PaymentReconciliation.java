package com.bharatmart.payment;

import com.bharatmart.payment.gateway.GatewayPayment;
import com.bharatmart.payment.gateway.PaymentGateway;
import com.bharatmart.payment.gateway.PaymentGatewayException;
import com.bharatmart.payment.gateway.PaymentGatewayException.RejectedException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Reads payments from the gateway and takes the money of authorized ones. Calls the gateway outside of transactions. */
@Component
public class PaymentReconciliation {

    private static final Logger log = LoggerFactory.getLogger(PaymentReconciliation.class);

    private final ObjectProvider<PaymentGateway> gateway;
    private final PaymentRepository payments;
    private final GatewayPaymentRepository gatewayPayments;
    private final PaymentSettlement settlement;
    private final PaymentOpener opener;
    private final RefundReconciliation refunds;

    PaymentReconciliation(
            ObjectProvider<PaymentGateway> gateway,
            PaymentRepository payments,
            GatewayPaymentRepository gatewayPayments,
            PaymentSettlement settlement,
            PaymentOpener opener,
            RefundReconciliation refunds) {
        this.gateway = gateway;
        this.payments = payments;
        this.gatewayPayments = gatewayPayments;
        this.settlement = settlement;
        this.opener = opener;
        this.refunds = refunds;
    }

    /**
     * Asks the gateway about a payment that it has named, unless all of it is known: its money has been taken, and only a
     * refund can change it.
     *
     * @return false if the shop does not know it, yet or at all
     * @throws PaymentGatewayException if the gateway does not answer
     */
    public boolean reconcile(GatewayReference reference) {
        if (isDecided(reference)) {
            return true;
        }
        var known = reference.find(payments).or(() -> opener.findByReceipt(reference));
        known.ifPresent(this::reconcile);
        return known.isPresent();
    }

    private boolean isDecided(GatewayReference reference) {
        return reference.paymentId() != null
                && gatewayPayments
                        .find(reference.paymentId())
                        .filter(payment -> payment.disposition() != null)
                        .isPresent();
    }

    /** Throws {@link PaymentGatewayException} if the gateway does not answer. */
    void reconcile(PaymentId id) {
        payments.find(id).ifPresent(this::reconcile);
    }

    /** An attempt whose order at the gateway is not known, because the answer was lost, gets it now. */
    private void reconcile(PaymentAttempt attempt) {
        var known = attempt.isOpen() || !attempt.isOpenable() ? attempt : opener.open(attempt);
        settle(known, read(known));
    }

    private List<GatewayPayment> read(PaymentAttempt attempt) {
        if (attempt.qrId() != null) {
            return gateway.getObject().paymentsOfQr(attempt.qrId());
        }
        return attempt.providerOrderId() == null
                ? List.of()
                : gateway.getObject().paymentsOf(attempt.providerOrderId());
    }

    /** Takes in what was read, and does what follows from it. */
    void settle(PaymentAttempt attempt, List<GatewayPayment> read) {
        if (read.isEmpty()) {
            return;
        }
        var left = settlement.settle(attempt.id(), read);
        left.withUnknownRefunds().forEach(refunds::reconcile);
        for (var authorized : left.toCapture()) {
            settlement.settle(attempt.id(), List.of(capture(authorized)));
        }
    }

    /** A capture is refused if another instance or the gateway itself was faster: then the payment says so. */
    GatewayPayment capture(PaymentTransaction authorized) {
        try {
            return gateway.getObject().capture(authorized.id(), authorized.amount());
        } catch (RejectedException e) {
            log.info("Payment {} was not captured: {}", authorized.id(), e.getMessage());
            return gateway.getObject().payment(authorized.id());
        }
    }
}

package com.bharatmart.payment;

import com.bharatmart.payment.gateway.GatewayRefund;
import com.bharatmart.payment.gateway.PaymentGateway;
import com.bharatmart.payment.gateway.PaymentGatewayException;
import com.bharatmart.payment.mismatch.Mismatch;
import com.bharatmart.payment.mismatch.MismatchKind;
import com.bharatmart.payment.mismatch.MismatchService;
import com.bharatmart.platform.database.TransactionRetry;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Compares the refunds of the gateway with those of the shop. Calls the gateway outside of transactions. */
@Component
public class RefundReconciliation {

    private final ObjectProvider<PaymentGateway> gateway;
    private final ObjectProvider<PayableOrders> orders;
    private final GatewayPaymentRepository gatewayPayments;
    private final RefundRepository refunds;
    private final RefundFactory factory;
    private final RefundSettlement settlement;
    private final MismatchService mismatches;
    private final TransactionRetry transactions;

    RefundReconciliation(
            ObjectProvider<PaymentGateway> gateway,
            ObjectProvider<PayableOrders> orders,
            GatewayPaymentRepository gatewayPayments,
            RefundRepository refunds,
            RefundFactory factory,
            RefundSettlement settlement,
            MismatchService mismatches,
            TransactionRetry transactions) {
        this.gateway = gateway;
        this.orders = orders;
        this.gatewayPayments = gatewayPayments;
        this.refunds = refunds;
        this.factory = factory;
        this.settlement = settlement;
        this.mismatches = mismatches;
        this.transactions = transactions;
    }

    /**
     * Asks the gateway about one refund.
     *
     * @return false if it is not known whether the refund is one of the shop's. It is a later time
     * @throws PaymentGatewayException if the gateway does not answer
     */
    public boolean reconcile(String providerPaymentId, String providerRefundId) {
        var known = refunds.findByProviderRefund(providerRefundId);
        if (known.isPresent()) {
            settlement.settle(known.get(), gateway.getObject().refund(providerPaymentId, providerRefundId));
            return true;
        }
        return reconcile(providerPaymentId);
    }

    /**
     * Takes in the refunds of a payment that were made at the gateway.
     *
     * @return false if a refund of the shop was sent and its answer is missing, so that an unknown one can be that
     * @throws PaymentGatewayException if the gateway does not answer
     */
    public boolean reconcile(String providerPaymentId) {
        if (gatewayPayments
                .find(providerPaymentId)
                .filter(PaymentTransaction::isCaptured)
                .isEmpty()) {
            return true;
        }
        var read = gateway.getObject().refundsOf(providerPaymentId);
        var missing = read.stream()
                .filter(refund -> refund.status() != GatewayRefund.Status.FAILED)
                .filter(refund -> refunds.findByProviderRefund(refund.id()).isEmpty())
                .toList();
        if (missing.isEmpty()) {
            return true;
        }
        if (refunds.ofGatewayPayment(providerPaymentId).stream().anyMatch(RefundReconciliation::mayBeSent)) {
            return false;
        }
        missing.forEach(refund -> adopt(providerPaymentId, refund));
        giveBackRest(providerPaymentId);
        return true;
    }

    private static boolean mayBeSent(Refund refund) {
        return refund.status() == RefundStatus.REQUESTED;
    }

    private void adopt(String providerPaymentId, GatewayRefund made) {
        transactions.execute(() -> {
            var adopted = adoptLocked(providerPaymentId, made);
            adopted.ifPresent(refund -> settlement.settle(refund, made));
            return adopted;
        });
    }

    /** Staff may have sent in the dashboard what the service had failed to send: then the service must not send it again. */
    private Optional<Refund> adoptLocked(String providerPaymentId, GatewayRefund made) {
        var payment = locked(providerPaymentId);
        if (refunds.findByProviderRefund(made.id()).isPresent()) {
            return Optional.empty();
        }
        var failed = refunds.findFailedLocked(providerPaymentId, made.amount());
        if (failed.isPresent()) {
            report(MismatchKind.UNKNOWN_REFUND, payment, made);
            return failed;
        }
        if (made.amount().compareTo(payment.refundable()) > 0) {
            report(MismatchKind.EXCESSIVE_REFUND, payment, made);
            return Optional.empty();
        }
        report(MismatchKind.UNKNOWN_REFUND, payment, made);
        return Optional.of(factory.adopt(payment, made));
    }

    /** What somebody has sent back of a payment that no order took is part of what goes back. */
    private void giveBackRest(String providerPaymentId) {
        transactions.execute(() -> {
            var payment = locked(providerPaymentId);
            if (payment.disposition() == PaymentTransaction.Disposition.SURPLUS) {
                factory.giveBackSurplus(payment, SurplusReason.LATE);
            }
            return payment;
        });
    }

    private PaymentTransaction locked(String providerPaymentId) {
        var order = gatewayPayments.find(providerPaymentId).orElseThrow().order();
        orders.getObject().lock(order);
        return gatewayPayments.findLocked(providerPaymentId).orElseThrow();
    }

    private void report(MismatchKind kind, PaymentTransaction payment, GatewayRefund made) {
        mismatches.report(new Mismatch(
                "refund:" + made.id(),
                kind,
                payment.order().value(),
                payment.payment().value(),
                payment.id(),
                payment.refundable(),
                made.amount(),
                "The gateway has the refund %s, which this service did not make.".formatted(made.id())));
    }
}

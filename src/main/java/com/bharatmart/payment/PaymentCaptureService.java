package com.bharatmart.payment;

import com.bharatmart.payment.gateway.GatewayPayment;
import com.bharatmart.payment.gateway.PaymentGatewayException;
import java.util.List;
import org.springframework.stereotype.Service;

/** Takes the money of authorized payments, if the shop does not do that by itself. */
@Service
public class PaymentCaptureService {

    private final PaymentRepository payments;
    private final GatewayPaymentRepository gatewayPayments;
    private final PaymentReconciliation reconciliation;

    PaymentCaptureService(
            PaymentRepository payments,
            GatewayPaymentRepository gatewayPayments,
            PaymentReconciliation reconciliation) {
        this.payments = payments;
        this.gatewayPayments = gatewayPayments;
        this.reconciliation = reconciliation;
    }

    /** Throws {@link PaymentException} if the payment does not exist, or has no money to take. */
    public void requireAuthorized(PaymentId id) {
        authorized(id);
    }

    /**
     * Takes the money. What becomes of it is decided as for any other payment.
     *
     * @throws PaymentException if the payment does not exist, or has no money to take
     * @throws PaymentGatewayException if the gateway does not answer
     */
    public void capture(PaymentId id) {
        NoTransaction.require();
        var authorized = authorized(id);
        var attempt = payments.find(id).orElseThrow(PaymentException.NotFoundException::new);
        reconciliation.settle(attempt, List.of(reconciliation.capture(authorized)));
    }

    private PaymentTransaction authorized(PaymentId id) {
        if (payments.find(id).isEmpty()) {
            throw new PaymentException.NotFoundException();
        }
        return gatewayPayments.ofPayment(id).stream()
                .filter(payment -> payment.status() == GatewayPayment.Status.AUTHORIZED)
                .findFirst()
                .orElseThrow(PaymentException.NotAuthorizedException::new);
    }
}

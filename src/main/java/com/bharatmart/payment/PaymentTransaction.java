package com.bharatmart.payment;

import com.bharatmart.payment.gateway.GatewayPayment;
import com.bharatmart.shared.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment at the gateway, as far as the shop has read it, and what became of its money.
 *
 * @param disposition null while the money is not captured
 * @param refundRequested what goes back or went back
 * @param refundProcessed what has left the shop
 * @param fee with the tax
 */
record PaymentTransaction(
        String id,
        PaymentId payment,
        OrderReference order,
        Money amount,
        GatewayPayment.Status status,
        @Nullable Disposition disposition,
        Money captured,
        Money refundRequested,
        Money refundProcessed,
        @Nullable Money fee,
        @Nullable Money tax,
        Instant createdAt) {

    /** What became of captured money. */
    enum Disposition {
        /** It pays the order. */
        ACCEPTED,
        /** No order took it. It goes back. */
        SURPLUS
    }

    boolean isCaptured() {
        return captured.amount() > 0;
    }

    boolean isAccepted() {
        return disposition == Disposition.ACCEPTED;
    }

    Money refundable() {
        return captured.minus(refundRequested);
    }

    /** What the status of captured money is for a shopper. */
    PaymentStatus capturedStatus() {
        if (refundProcessed.equals(captured)) {
            return PaymentStatus.REFUNDED;
        }
        return refundProcessed.amount() > 0 ? PaymentStatus.PARTIALLY_REFUNDED : PaymentStatus.CAPTURED;
    }
}

package com.bharatmart.payment.gateway;

import com.bharatmart.shared.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a shopper to pay, as the gateway has it. It says nothing about the shopper: no UPI id, card or e-mail
 * address.
 *
 * @param orderId the gateway's order; null for a payment by a QR code
 * @param captured whether the money was taken; also true after a refund
 * @param method {@code upi}, {@code card}, {@code netbanking}, {@code wallet} or another word of the gateway
 * @param fee what the gateway keeps, with its tax; null until the money is captured
 * @param tax GST in the fee
 * @param errorCode why the payment failed, for staff
 */
public record GatewayPayment(
        String id,
        @Nullable String orderId,
        Money amount,
        Status status,
        boolean captured,
        Money amountRefunded,
        @Nullable String method,
        @Nullable Money fee,
        @Nullable Money tax,
        @Nullable String errorCode,
        @Nullable String errorReason,
        Instant createdAt) {

    /** Goes forward, except that a FAILED payment can become AUTHORIZED late. */
    public enum Status {
        CREATED,
        AUTHORIZED,
        CAPTURED,
        REFUNDED,
        FAILED
    }
}

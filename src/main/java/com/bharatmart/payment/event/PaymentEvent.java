package com.bharatmart.payment.event;

import com.bharatmart.payment.GatewayReference;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway has told. It is a hint to ask the gateway, and decides nothing by itself.
 *
 * @param id of the gateway; a repetition has the same
 * @param type {@code payment.captured}, for example
 * @param payload JSON with ids, amounts and states, without what tells about the shopper
 */
record PaymentEvent(
        String id,
        String type,
        GatewayReference payment,
        @Nullable String refundId,
        String payload,
        Instant occurredAt) {

    /**
     * Events about the same thing are processed one after another. Only the event of a QR code names it, so that the other
     * events of its payment wait for this one, and it waits for none of them.
     */
    String subject() {
        if (payment.qrId() != null) {
            return payment.qrId();
        }
        if (payment.paymentId() != null) {
            return payment.paymentId();
        }
        return payment.orderId() == null ? id : payment.orderId();
    }
}

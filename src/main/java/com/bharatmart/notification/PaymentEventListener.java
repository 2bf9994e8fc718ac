package com.bharatmart.notification;

import com.bharatmart.payment.LatePaymentRefunded;
import com.bharatmart.payment.PaymentFailed;
import com.bharatmart.payment.RefundProcessed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Queues the messages about the money of orders, in the transaction of the event. A successful payment has no message of its
 * own: it confirms the order, and that is announced.
 */
@Component
class PaymentEventListener {

    private final OrderMessageQueue queue;

    PaymentEventListener(OrderMessageQueue queue) {
        this.queue = queue;
    }

    @EventListener
    void on(PaymentFailed event) {
        queue.add(
                event.order().value(),
                MessageKind.PAYMENT_FAILED,
                event.payment().value());
    }

    @EventListener
    void on(LatePaymentRefunded event) {
        queue.add(
                event.order().value(),
                MessageKind.PAYMENT_RETURNED,
                event.refund().value());
    }

    @EventListener
    void on(RefundProcessed event) {
        queue.add(
                event.order().value(),
                MessageKind.REFUND_PROCESSED,
                event.refund().value());
    }
}

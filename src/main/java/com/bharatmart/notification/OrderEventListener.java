package com.bharatmart.notification;

import com.bharatmart.order.FulfillmentShipped;
import com.bharatmart.order.OrderStatus;
import com.bharatmart.order.OrderStatusCommitted;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Queues the messages about orders, in the transaction of the event. {@link MessageWorker} sends them. */
@Component
class OrderEventListener {

    private final OrderMessageQueue queue;

    OrderEventListener(OrderMessageQueue queue) {
        this.queue = queue;
    }

    @EventListener
    void on(OrderStatusCommitted event) {
        var kind = kind(event.status());
        if (kind != null) {
            queue.add(event.orderId().value(), kind, event.orderId().value());
        }
    }

    /** An order can have several parcels, and each has a message. */
    @EventListener
    void on(FulfillmentShipped event) {
        queue.add(
                event.orderId().value(),
                MessageKind.ORDER_SHIPPED,
                event.fulfillmentId().value());
    }

    /** Null for a status that the buyer gets no message about. */
    private static @Nullable MessageKind kind(OrderStatus status) {
        return switch (status) {
            case CONFIRMED -> MessageKind.ORDER_PLACED;
            case DELIVERED -> MessageKind.ORDER_DELIVERED;
            case CANCELLED -> MessageKind.ORDER_CANCELLED;
            case EXPIRED -> MessageKind.ORDER_EXPIRED;
            case PENDING_PAYMENT, PACKED, SHIPPED -> null;
        };
    }
}

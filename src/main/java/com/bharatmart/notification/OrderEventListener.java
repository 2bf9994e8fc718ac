package com.bharatmart.notification;

import com.bharatmart.identity.MessageChannels;
import com.bharatmart.order.FulfillmentShipped;
import com.bharatmart.order.OrderId;
import com.bharatmart.order.OrderStatus;
import com.bharatmart.order.OrderStatusCommitted;
import java.util.EnumSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Queues the messages about orders, in the transaction of the event. {@link MessageWorker} sends them. */
@Component
class OrderEventListener {

    private final MessageRepository messages;
    private final MessageChannels channels;
    private final OrderSmsProperties smsProperties;

    OrderEventListener(MessageRepository messages, MessageChannels channels, OrderSmsProperties smsProperties) {
        this.messages = messages;
        this.channels = channels;
        this.smsProperties = smsProperties;
    }

    @EventListener
    void on(OrderStatusCommitted event) {
        var kind = kind(event.status());
        if (kind != null) {
            add(event.orderId(), kind, event.orderId().value());
        }
    }

    /** An order can have several parcels, and each has a message. */
    @EventListener
    void on(FulfillmentShipped event) {
        add(event.orderId(), MessageKind.ORDER_SHIPPED, event.fulfillmentId().value());
    }

    /** Null for a status that the buyer gets no message about. */
    private static @Nullable MessageKind kind(OrderStatus status) {
        return switch (status) {
            case CONFIRMED -> MessageKind.ORDER_PLACED;
            case DELIVERED -> MessageKind.ORDER_DELIVERED;
            case CANCELLED -> MessageKind.ORDER_CANCELLED;
            case PENDING_PAYMENT, PACKED, SHIPPED, EXPIRED -> null;
        };
    }

    private void add(OrderId order, MessageKind kind, UUID part) {
        var available = EnumSet.noneOf(MessageChannel.class);
        if (channels.canSendMail()) {
            available.add(MessageChannel.MAIL);
        }
        if (channels.canSendSms() && smsProperties.of(kind).isSent()) {
            available.add(MessageChannel.SMS);
        }
        if (!available.isEmpty()) {
            messages.add(order.value(), kind, part, available);
        }
    }
}

package com.bharatmart.notification;

import com.bharatmart.identity.MessageChannels;
import java.util.EnumSet;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Queues a message about an order for each channel that the shop has, in the transaction of the caller. */
@Component
class OrderMessageQueue {

    private final MessageRepository messages;
    private final MessageChannels channels;
    private final OrderSmsProperties orderSmsProperties;
    private final PaymentSmsProperties paymentSmsProperties;

    OrderMessageQueue(
            MessageRepository messages,
            MessageChannels channels,
            OrderSmsProperties orderSmsProperties,
            PaymentSmsProperties paymentSmsProperties) {
        this.messages = messages;
        this.channels = channels;
        this.orderSmsProperties = orderSmsProperties;
        this.paymentSmsProperties = paymentSmsProperties;
    }

    /** @param part what the order can have several of, each with a message; otherwise equal to {@code order} */
    void add(UUID order, MessageKind kind, UUID part) {
        var available = EnumSet.noneOf(MessageChannel.class);
        if (channels.canSendMail()) {
            available.add(MessageChannel.MAIL);
        }
        if (channels.canSendSms() && isTexted(kind)) {
            available.add(MessageChannel.SMS);
        }
        if (!available.isEmpty()) {
            messages.add(order, kind, part, available);
        }
    }

    private boolean isTexted(MessageKind kind) {
        return orderSmsProperties.of(kind).isSent()
                || paymentSmsProperties.of(kind).isSent();
    }
}

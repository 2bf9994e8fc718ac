package com.bharatmart.notification;

import java.util.UUID;

/**
 * A message that waits to be sent. It is unique, so that a repeated event adds none.
 *
 * @param subject the order or the stock notice that the message is about
 * @param part the parcel of the order; otherwise equal to {@code subject}
 */
record QueuedMessage(UUID subject, MessageKind kind, UUID part, MessageChannel channel) {

    static QueuedMessage mail(UUID subject, MessageKind kind) {
        return new QueuedMessage(subject, kind, subject, MessageChannel.MAIL);
    }
}

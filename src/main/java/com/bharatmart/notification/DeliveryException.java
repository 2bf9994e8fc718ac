package com.bharatmart.notification;

/** A message was not delivered, and a retry may help. The text reveals nothing of the message. */
final class DeliveryException extends RuntimeException {
    DeliveryException(String message) {
        super(message);
    }
}

package com.bharatmart.notification;

/** A message did not leave, this time. Says nothing of what is in it. */
final class DeliveryException extends RuntimeException {
    DeliveryException(String message) {
        super(message);
    }
}

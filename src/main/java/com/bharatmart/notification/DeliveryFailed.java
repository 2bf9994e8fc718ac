package com.bharatmart.notification;

/** A message did not leave, this time. Says nothing of what is in it. */
final class DeliveryFailed extends RuntimeException {
    DeliveryFailed(String message) {
        super(message);
    }
}

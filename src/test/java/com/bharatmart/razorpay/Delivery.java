package com.bharatmart.razorpay;

import java.nio.charset.StandardCharsets;

/**
 * An event on its way to the webhook.
 *
 * @param secret the webhook's when the event occurred
 * @param attempts with this one
 */
record Delivery(long number, String eventId, String name, String body, String secret, int attempts, long createdMs) {

    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    String signature() {
        return Signer.sign(bytes(), secret);
    }

    @Override
    public String toString() {
        return "Delivery[" + number + ", " + name + "]";
    }
}

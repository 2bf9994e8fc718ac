package com.bharatmart.razorpay;

import org.jspecify.annotations.Nullable;

/**
 * The webhook of the account, and how its events are disturbed.
 *
 * @param enabled events that occur while it is disabled are not sent later
 * @param held events wait until they are released
 * @param copies how often each event is sent, normally once
 * @param delayMs how long each event waits
 * @param spreadMs each event also waits for a random time of at most this, which changes their order
 */
public record Webhook(
        @Nullable String url, String secret, boolean enabled, boolean held, int copies, long delayMs, long spreadMs) {

    @Override
    public String toString() {
        return "Webhook[" + url + "]";
    }
}

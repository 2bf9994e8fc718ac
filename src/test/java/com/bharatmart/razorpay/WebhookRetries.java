package com.bharatmart.razorpay;

import java.time.Duration;

/**
 * When an event is sent again that was not answered with 2xx in time.
 *
 * @param first the first pause; each further one is twice as long
 * @param max the longest pause
 * @param total the time after which the webhook is disabled
 * @param timeout for an answer
 */
public record WebhookRetries(Duration first, Duration max, Duration total, Duration timeout) {

    /** Razorpay publishes 5 s for an answer and 24 h in total, but not its pauses. */
    public static final WebhookRetries DEFAULT =
            new WebhookRetries(Duration.ofSeconds(1), Duration.ofHours(1), Duration.ofHours(24), Duration.ofSeconds(5));

    private static final int MAX_DOUBLINGS = 30;

    /** The pause after this number of attempts. */
    Duration pause(int attempts) {
        var pause = first.multipliedBy(1L << Math.min(attempts - 1, MAX_DOUBLINGS));
        return pause.compareTo(max) < 0 ? pause : max;
    }
}

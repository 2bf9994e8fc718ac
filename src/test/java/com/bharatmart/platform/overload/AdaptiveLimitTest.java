package com.bharatmart.platform.overload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AdaptiveLimitTest {

    private static final Duration NONE = Duration.ZERO;

    @Test
    void growsOnlyWhileRequestsWaitAndNothingIsSlow() throws InterruptedException {
        var limiter = new PriorityLimiter(10);
        var limit = new AdaptiveLimit(limiter, 4, 12);

        limit.observe(false);
        assertThat(limiter.limit()).isEqualTo(10);
        while (limiter.tryAcquire(Priority.BROWSING, NONE)) {
            // Take all permits of this priority.
        }
        for (var n = 0; n < 5; n++) {
            limiter.tryAcquire(Priority.BROWSING, NONE);
            limit.observe(false);
        }
        assertThat(limiter.limit()).isEqualTo(12);
    }

    @Test
    void shrinksToItsMinimumWhileItIsSlow() {
        var limiter = new PriorityLimiter(100);
        var limit = new AdaptiveLimit(limiter, 4, 100);

        limit.observe(true);
        assertThat(limiter.limit()).isEqualTo(80);
        for (var n = 0; n < 50; n++) {
            limit.observe(true);
        }
        assertThat(limiter.limit()).isEqualTo(4);
    }
}

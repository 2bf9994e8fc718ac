package com.bharatmart.platform.overload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ControlledDelayTest {

    private static final Duration MAX_WAIT = Duration.ofMillis(300);

    private final AtomicLong now = new AtomicLong(-1);
    private final ControlledDelay delay = new ControlledDelay(now::get);

    @Test
    void allowsTheWholeWaitInAQueueThatComesAndGoes() {
        advance(99);
        assertThat(delay.timeout(MAX_WAIT)).isEqualTo(MAX_WAIT);

        delay.markEmpty();
        advance(99);
        assertThat(delay.timeout(MAX_WAIT)).isEqualTo(MAX_WAIT);
    }

    @Test
    void shortensTheWaitInAStandingQueue() {
        advance(101);

        assertThat(delay.timeout(MAX_WAIT)).isEqualTo(Duration.ofMillis(20));

        delay.markEmpty();
        assertThat(delay.timeout(MAX_WAIT)).isEqualTo(MAX_WAIT);
    }

    private void advance(long millis) {
        now.addAndGet(Duration.ofMillis(millis).toNanos());
    }
}
